# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading worries and how they were weighed. The database shows them only to who takes care of the case."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from opencjg.accounts.selectors import region_of_centre
from opencjg.accounts.types import Viewer
from opencjg.core import doors
from opencjg.core.types import NotAllowed
from opencjg.processes.selectors import weighed_cases
from opencjg.signalling.models import Concern, Decision, RiskAssessment, RiskInstrument
from opencjg.signalling.rules import read, tally
from opencjg.signalling.sealing import unseal_words
from opencjg.signalling.types import Assessed, Decided, InstrumentVersion, InView, Level, Occasion, RiskCategory


def concerns_of(case: UUID, viewer: Viewer) -> tuple[Concern, ...]:
    """The worries of a case, the first one first; none for who may not read them."""
    return tuple(Concern.objects.filter(case=case).select_related("received_by").order_by("received_at"))


def region_of(viewer: Viewer) -> UUID:
    """The region whose one instrument this viewer works with."""
    return region_of_centre(viewer.centre.id)


def versions(viewer: Viewer) -> tuple[InstrumentVersion, ...]:
    """Every version of the region's instrument, the newest first."""
    rows = RiskInstrument.objects.filter(region=region_of(viewer)).order_by("-number")
    return tuple(_version(row) for row in rows)


def version_of(version: UUID, viewer: Viewer) -> InstrumentVersion:
    """One version of the region's instrument.

    Raises:
        NotAllowed: unknown, or of another region.
    """
    row = RiskInstrument.objects.filter(id=version, region=region_of(viewer)).first()
    if row is None:
        raise NotAllowed
    return _version(row)


def active_version(viewer: Viewer) -> InstrumentVersion | None:
    """The version everybody in the region works with now (INS-01)."""
    row = RiskInstrument.objects.filter(region=region_of(viewer), active=True).first()
    return _version(row) if row else None


def _version(row: RiskInstrument) -> InstrumentVersion:
    return InstrumentVersion(
        id=row.id,
        number=row.number,
        name=row.name,
        active=row.active,
        activated_at=row.activated_at,
        revision=row.revision,
        questionnaire=read(row.content),
    )


def assessments_of(case: UUID, dossier: UUID | None, viewer: Viewer) -> tuple[Assessed, ...]:
    """How a child's worries were weighed so far, the first one first: in this case, and in others of its dossier."""
    which = Q(case=case) | Q(case__dossier=dossier) if dossier else Q(case=case)
    rows = RiskAssessment.objects.filter(which)
    return tuple(_assessed(row) for row in rows.select_related("by").order_by("at", "id"))


def assessment_of(assessment: UUID, case: UUID, viewer: Viewer) -> Assessed:
    """One assessment of a case.

    Raises:
        NotAllowed: unknown, of another case, or not his to read.
    """
    row = RiskAssessment.objects.select_related("by").filter(id=assessment, case=case).first()
    if row is None:
        raise NotAllowed
    return _assessed(row)


def last_assessment(case: UUID) -> UUID | None:
    """The newest assessment of a case, to see whether another came in between."""
    return RiskAssessment.objects.filter(case=case).order_by("-at", "-id").values_list("id", flat=True).first()


def _assessed(row: RiskAssessment) -> Assessed:
    words = unseal_words(row.sealed, table="signalling_riskassessment", row=row.id)
    return Assessed(
        id=row.id,
        case=row.case_id,
        instrument=row.instrument_id,
        at=row.at,
        by=row.by.name,
        occasion=Occasion(row.occasion),
        seriousness=Level(row.seriousness),
        extent=Level(row.extent),
        category=RiskCategory(row.category),
        crisis=row.crisis,
        motivation=words["motivation"],
        colleague=words["colleague"],
        consulted_on=row.consulted_on,
        answers=words["answers"],
    )


def decisions_of(case: UUID, viewer: Viewer) -> tuple[Decided, ...]:
    """What was done and decided at the steps of a case, the newest first."""
    rows = Decision.objects.filter(case=case).select_related("by").order_by("-at", "-id")
    return tuple(_decided(row) for row in rows)


def _decided(row: Decision) -> Decided:
    words = unseal_words(row.sealed, table="signalling_decision", row=row.id)
    return Decided(
        code=row.code,
        at=row.at,
        by=row.by.name,
        done=words["done"],
        done_by=words["done_by"],
        why=words["why"],
        answers=words["answers"],
    )


WEIGHED = ("MS-4c",)
BEFORE_WEIGHING = frozenset({"MS-2", "MS-3", "MS-4"})
LOOKS_BACK = timedelta(days=180)


def in_view(viewer: Viewer, *, now: datetime) -> InView:
    """Every worry of the centres this viewer coordinates: acted on or not, how fast, by source and by way.

    Four queries. It knows of no content: the source is the route alone, the way the pair of the category.
    """
    cases = weighed_cases(viewer, codes=WEIGHED, since=now - LOOKS_BACK)
    sources = dict(doors.rows("concern_sources"))
    return InView(
        idle=tuple(
            one for one in cases if one.decided_at is None and one.code in BEFORE_WEIGHING and one.due and one.due < now
        ),
        by_source=tally((sources.get(one.id, ""), one.opened_at, one.decided_at) for one in cases),
        by_way=tally((one.answer, one.opened_at, one.decided_at) for one in cases if one.decided_at),
        all=len(cases),
    )
