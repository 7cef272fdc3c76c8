# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.signalling.views import assessments, cases, decisions, instruments, overview

urlpatterns = [
    path("zaken/nieuw/", cases.case_new, name="case-new"),
    path("zaken/<uuid:case>/", cases.case, name="case"),
    path("zaken/<uuid:case>/overdragen/", cases.case_give, name="case-give"),
    path("zaken/<uuid:case>/stap/", decisions.step, name="case-step"),
    path("zaken/<uuid:case>/afsluiten/", decisions.close, name="case-close"),
    path("zaken/<uuid:case>/taxatie/", assessments.assess_page, name="assess"),
    path("zaken/<uuid:case>/taxaties/", assessments.course, name="assessment-list"),
    path("zaken/<uuid:case>/taxaties/<uuid:assessment>/", assessments.assessment, name="assessment"),
    path("zaken/<uuid:case>/overlegblad/", assessments.sheet, name="conference-sheet"),
    path("zorgen/", overview.in_view, name="concerns-in-view"),
    path("instrument/", instruments.version_list, name="instrument-list"),
    path("instrument/importeren/", instruments.import_, name="instrument-import"),
    path("instrument/<uuid:version>/", instruments.version, name="instrument"),
    path("instrument/<uuid:version>/export.json", instruments.export, name="instrument-export"),
    path("instrument/<uuid:version>/in-gebruik/", instruments.activate, name="instrument-activate"),
    path("instrument/<uuid:version>/weggooien/", instruments.drop, name="instrument-drop"),
    path("instrument/<uuid:version>/vraag/", instruments.item, name="instrument-item-new"),
    path("instrument/<uuid:version>/vraag/<slug:code>/", instruments.item, name="instrument-item"),
    path("instrument/<uuid:version>/schaal/", instruments.scale, name="instrument-scale-new"),
    path("instrument/<uuid:version>/schaal/<slug:code>/", instruments.scale, name="instrument-scale"),
]
