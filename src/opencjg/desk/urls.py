# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.desk import views

urlpatterns = [
    path("contacten/", views.contact_list, name="contact-list"),
    path("contacten/nieuw/", views.contact_new, name="contact-new"),
    path("contacten/rechtstreeks/", views.contact_straight, name="contact-straight"),
    path("contacten/<uuid:contact>/", views.contact, name="contact"),
    path("contacten/<uuid:contact>/backoffice/", views.contact_office, name="contact-office"),
    path("contacten/<uuid:contact>/doorgeven/", views.contact_pass, name="contact-pass"),
    path("contacten/<uuid:contact>/overleg/", views.contact_consult, name="contact-consult"),
    path("contacten/<uuid:contact>/crisis/", views.contact_crisis, name="contact-crisis"),
    path("contacten/<uuid:contact>/afdrukken/", views.contact_print, name="contact-print"),
    path("contacten/<uuid:contact>/stap/<uuid:step>/", views.step_finish, name="contact-step"),
    path("contacten/<uuid:contact>/overdragen/", views.hand_over, name="hand-over"),
    path("terugbellen/<uuid:callback>/", views.callback, name="callback"),
    path("terugbellen/<uuid:callback>/uitkomst/", views.call_outcome, name="callback-outcome"),
    path("terugbellen/<uuid:callback>/beeindigen/", views.callback_end, name="callback-end"),
    path("wachtruimte/", views.waiting_room, name="waiting-room"),
    path("wachtruimte/<uuid:waiting>/", views.waiting_end, name="waiting-end"),
    path("overdracht/", views.shift, name="shift"),
    path("overdracht/<uuid:note>/weg/", views.note_away, name="note-away"),
    path("formulieren/", views.form_lists, name="form-lists"),
    path("kennisbank/", views.question_list, name="question-list"),
    path("kennisbank/antwoorden/nieuw/", views.answer_new, name="answer-new"),
    path("kennisbank/antwoorden/<uuid:answer>/", views.answer, name="answer"),
    path("kennisbank/antwoorden/<uuid:answer>/wijzigen/", views.answer_change, name="answer-change"),
    path("kennisbank/<uuid:question>/", views.question_settle, name="question-settle"),
]
