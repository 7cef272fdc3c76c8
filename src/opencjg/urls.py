# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import include, path

urlpatterns = [
    path("", include("opencjg.workspace.urls")),
    path("", include("opencjg.persons.urls")),
    path("", include("opencjg.socialmap.urls")),
    path("", include("opencjg.agenda.urls")),
    path("", include("opencjg.desk.urls")),
    path("", include("opencjg.index.urls")),
    path("", include("opencjg.signalling.urls")),
    path("", include("opencjg.processes.urls")),
    path("", include("opencjg.accounts.urls")),
]

handler400 = "opencjg.accounts.errors.wrong_page"
handler403 = "opencjg.accounts.errors.refused_page"
handler404 = "opencjg.accounts.errors.unknown_page"
handler500 = "opencjg.accounts.errors.broken_page"
