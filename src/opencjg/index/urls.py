# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.index import views

D = "dossiers/<uuid:dossier>/verwijsindex"

urlpatterns = [
    path(f"{D}/", views.registrations, name="index-registrations"),
    path(f"{D}/<uuid:registration>/intrekken/", views.registration_withdraw, name="index-withdraw"),
    path(f"{D}/<uuid:registration>/verteld/", views.registration_tell, name="index-tell"),
    path("verwijsindex/", views.match_list, name="index-matches"),
    path("verwijsindex/matches/<uuid:match>/", views.match, name="index-match"),
    path("verwijsindex/beheer/", views.manage, name="index-settings"),
]
