# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.agenda import views

urlpatterns = [
    path("agenda/", views.week, name="agenda"),
    path("agenda/dag/", views.day, name="agenda-day"),
    path("agenda/afspraak/nieuw/", views.booking_new, name="booking-new"),
    path("agenda/afspraak/<uuid:booking>/", views.booking, name="booking"),
    path("agenda/afspraak/<uuid:booking>/verplaatsen/", views.booking_move, name="booking-move"),
    path("agenda/afspraak/<uuid:booking>/afzeggen/", views.booking_cancel, name="booking-cancel"),
    path("agenda/afspraak/<uuid:booking>/uitkomst/", views.booking_outcome, name="booking-outcome"),
    path("agenda/afspraak/<uuid:booking>/opvolgen/", views.booking_settle, name="booking-settle"),
    path("agenda/rooster/", views.roster, name="roster"),
    path("agenda/rooster/<uuid:line>/stoppen/", views.roster_end, name="roster-end"),
    path("agenda/rooster/<uuid:line>/overslaan/", views.roster_skip, name="roster-skip"),
    path("agenda/openingstijden/", views.opening, name="opening"),
    path("agenda/openingstijden/<uuid:location>/", views.opening_set, name="opening-set"),
    path("agenda/sluitingsdagen/", views.closing_add, name="closing-add"),
    path("agenda/sluitingsdagen/<uuid:closing>/", views.closing_end, name="closing-end"),
    path("agenda/ruimtes/", views.room_list, name="room-list"),
    path("agenda/ruimtes/<uuid:room>/", views.room_close, name="room-close"),
    path("agenda/koppeling/", views.feed_new, name="feed-new"),
    path("agenda/koppeling/stoppen/", views.feed_end, name="feed-end"),
    path("agenda/feed.ics", views.feed, name="agenda-feed"),
]
