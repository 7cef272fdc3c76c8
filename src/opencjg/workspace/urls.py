# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.workspace import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("vandaag/", views.today, name="today"),
    path("live/", views.live, name="live"),
    path("te-laat/", views.late_list, name="late-list"),
    path("dossiers/nieuw/", views.dossier_new, name="dossier-new"),
    path("dossiers/<uuid:dossier>/", views.dossier, name="dossier"),
    path("zaken/<uuid:case>/dossier/", views.case_dossier, name="case-dossier"),
    path("logboek/", views.log, name="log"),
    path("logboek/csv/", views.log_csv, name="log-csv"),
    path("autorisatie/", views.matrix, name="matrix"),
    path("autorisatie/vaststellen/", views.matrix_adopt, name="matrix-adopt"),
    path("concept/<path:form>/bewaren/", views.draft, name="draft"),
    path("instellingen/", views.settings_own, name="settings-own"),
    path("instellingen/afwezig/<uuid:absence>/", views.absence_end, name="absence-end"),
    path("medewerkers/", views.worker_list, name="worker-list"),
    path("medewerkers/<uuid:worker>/", views.worker_go, name="worker-go"),
]
