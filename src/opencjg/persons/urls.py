# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.persons import views

D = "dossiers/<uuid:dossier>"

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("dossiers/", views.dossier_list, name="dossier-list"),
    path(f"{D}/personen/nieuw/", views.person_new, name="person-new"),
    path(f"{D}/personen/<uuid:person>/", views.person, name="person"),
    path(f"{D}/personen/<uuid:person>/wijzigen/", views.person_change, name="person-change"),
    path(f"{D}/personen/<uuid:person>/weg/", views.person_left, name="person-left"),
    path(f"{D}/personen/<uuid:person>/samenvoegen/", views.person_merge, name="person-merge"),
    path(f"{D}/personen/<uuid:person>/samenvoegen/<uuid:merge>/", views.person_unmerge, name="person-unmerge"),
    path(f"{D}/personen/<uuid:person>/bereikbaar/", views.contact_point_new, name="contact-point-new"),
    path(f"{D}/bereikbaar/<uuid:point>/einde/", views.contact_point_end, name="contact-point-end"),
    path(f"{D}/relaties/<uuid:relation>/einde/", views.relation_end, name="relation-end"),
    path(f"{D}/gezin/", views.family, name="family"),
    path(f"{D}/gezin/nieuw/", views.family_new, name="family-new"),
    path(f"{D}/gezin/<uuid:family>/verhuizen/", views.family_move, name="family-move"),
    path(f"{D}/gezin/<uuid:family>/erbij/", views.family_join, name="family-join"),
    path(f"{D}/gezin/<uuid:family>/weg/<uuid:person>/", views.family_leave, name="family-leave"),
    path(f"{D}/feiten/nieuw/", views.fact_new, name="fact-new"),
    path(f"{D}/feiten/<uuid:fact>/", views.fact_correct, name="fact-correct"),
    path(f"{D}/om-het-kind/nieuw/", views.helper_new, name="helper-new"),
    path(f"{D}/om-het-kind/<uuid:helper>/einde/", views.helper_end, name="helper-end"),
    path(f"{D}/stukken/nieuw/", views.document_new, name="document-new"),
    path(f"{D}/stukken/<uuid:document>/", views.document, name="document"),
    path(f"{D}/toestemming/", views.consent, name="consent"),
    path(f"{D}/toestemming/<uuid:consent>/intrekken/", views.consent_end, name="consent-end"),
    path(f"{D}/betrokkenen/", views.involved, name="involved"),
    path(f"{D}/betrokkenen/<uuid:involvement>/einde/", views.involved_end, name="involved-end"),
    path(f"{D}/inzage/", views.seen_by, name="seen-by"),
    path(f"{D}/inzage/csv/", views.seen_by_csv, name="seen-by-csv"),
    path(f"{D}/rechten/", views.rights, name="rights"),
    path(f"{D}/rechten/<uuid:asked>/besluit/", views.rights_decide, name="rights-decide"),
    path(f"{D}/rechten/<uuid:asked>/opheffen/", views.rights_end, name="rights-end"),
    path(f"{D}/rechten/<uuid:asked>/kopie/", views.rights_copy, name="rights-copy"),
    path("bewaartermijnen/", views.retention_terms, name="retention-terms"),
    path("vernietigen/", views.destruction_list, name="destruction-list"),
    path("vernietigen/<uuid:kept>/voorstellen/", views.destruction_propose, name="destruction-propose"),
    path("vernietigen/<uuid:kept>/aanhouden/", views.destruction_hold, name="destruction-hold"),
    path("vernietigen/voorstel/<uuid:proposal>/uitvoeren/", views.destruction_confirm, name="destruction-confirm"),
    path("vernietigen/voorstel/<uuid:proposal>/intrekken/", views.destruction_withdraw, name="destruction-withdraw"),
    path("noodtoegang/<uuid:dossier>/", views.emergency, name="emergency"),
    path("noodtoegang/", views.emergency_list, name="emergency-list"),
    path("noodtoegang/<uuid:involvement>/oordeel/", views.emergency_review, name="emergency-review"),
]
