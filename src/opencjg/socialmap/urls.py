# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.socialmap import views

urlpatterns = [
    path("sociale-kaart/", views.service_list, name="service-list"),
    path("sociale-kaart/nieuw/", views.service_new, name="service-new"),
    path("sociale-kaart/inlezen/", views.service_import, name="service-import"),
    path("sociale-kaart/sociale-kaart.<str:kind>", views.service_export, name="service-export"),
    path("sociale-kaart/<uuid:service>/", views.service, name="service"),
    path("sociale-kaart/<uuid:service>/wijzigen/", views.service_change, name="service-change"),
    path("sociale-kaart/<uuid:service>/nagekeken/", views.service_check, name="service-check"),
    path("opzoeken/", views.find, name="find"),
    path("opzoeken/hielp/", views.find_helped, name="find-helped"),
    path("nakijken/", views.check_list, name="check-list"),
    path("nakijken/termijn/", views.check_term, name="check-term"),
]
