# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.processes import views

urlpatterns = [
    path("contacten/<uuid:matter>/proces/", views.matter_process, name="contact-process"),
    path("zaken/<uuid:matter>/proces/", views.matter_process, name="case-process"),
    path("processen/", views.model_list, name="process-list"),
    path("processen/<str:key>/", views.model_page, name="process-model"),
]
