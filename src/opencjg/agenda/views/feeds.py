# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bookings of a worker in his own calendar programme."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, open_page, worker_page
from opencjg.agenda import ical, selectors, services

LONGEST_KEY = 100
AGAIN_AFTER = 60


@worker_page()
@require_POST
def feed_new(request: WorkerRequest) -> HttpResponse:
    """A secret address, shown once."""
    key = services.new_feed(by=request.viewer, at=request.now)
    address = request.build_absolute_uri(f"{reverse('agenda-feed')}?{urlencode({'sleutel': key})}")
    return render(request, "agenda/feed.html", {"address": address, "page_title": _("Your own calendar")})


@worker_page()
@require_POST
def feed_end(request: WorkerRequest) -> HttpResponse:
    """The address stops."""
    if services.end_feed(by=request.viewer, at=request.now):
        messages.success(request, _("The address no longer works."))
    return HttpResponseRedirect(f"{reverse('agenda')}#feed")


@open_page
@require_GET
def feed(request: WorkerRequest) -> HttpResponse:
    """What another programme reads: that there is an appointment, when and where. Nothing without the right address."""
    key = request.GET.get("sleutel", "")
    if not key or len(key) > LONGEST_KEY:
        return HttpResponse(status=404)
    state, events = selectors.feed_events(services.hash_key(key))
    if state == "none":
        return HttpResponse(status=404)
    if state == "often":
        return HttpResponse(status=429, headers={"Retry-After": str(AGAIN_AFTER)})
    with translation.override("nl"):
        text = ical.calendar(events, name=_("Appointments"), title=_("Appointment"), at=request.now)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
