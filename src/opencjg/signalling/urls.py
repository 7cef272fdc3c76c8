# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.signalling import views

urlpatterns = [
    path("zaken/<uuid:case>/", views.case, name="case"),
    path("zaken/<uuid:case>/overdragen/", views.case_give, name="case-give"),
]
