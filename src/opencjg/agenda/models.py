# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from opencjg.agenda.types import BookingKind, BookingState, FollowUp, ReminderWay, RosterKind
from opencjg.core.rules.identifiers import uuid7


class TimeRange(Func):
    """From one moment up to another."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


def one_at_a_time(name: str, of: str) -> ExclusionConstraint:
    """Nobody and nothing is booked twice for the same moment; only what still has to come counts."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (TimeRange("starts", "ends", RangeBoundary()), RangeOperators.OVERLAPS),
            (of, RangeOperators.EQUAL),
        ],
        condition=Q(state="planned"),
    )


class Room(models.Model):
    """A room of a location that can be booked (ORG-04)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    location = models.ForeignKey("accounts.Location", models.CASCADE)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    name = models.CharField(max_length=60)
    places = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "name"], condition=Q(active=True), name="one_room_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RosterLine(models.Model):
    """Who is where on one weekday, and what for: the same every week, for a while (ORG-02, ORG-05)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    location = models.ForeignKey("accounts.Location", models.PROTECT)
    room = models.ForeignKey("agenda.Room", models.PROTECT, null=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.name) for one in RosterKind])
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    since = models.DateField()
    until = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["centre", "weekday"]), models.Index(fields=["worker"])]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="roster_monday_to_sunday"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="roster_opens_before_it_closes"),
        ]


class RosterGap(models.Model):
    """A day on which a roster line does not hold."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    line = models.ForeignKey("agenda.RosterLine", models.CASCADE, related_name="gaps")
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "day"], name="a_day_is_left_out_once")]


class Booking(models.Model):
    """Time of a worker kept for somebody who comes; who that is and why does not stand here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT)
    kind = models.CharField(max_length=10, choices=[(one.value, one.name) for one in BookingKind])
    location = models.ForeignKey("accounts.Location", models.PROTECT, null=True)
    room = models.ForeignKey("agenda.Room", models.PROTECT, null=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(one.value, one.name) for one in BookingState], default=BookingState.PLANNED
    )
    remind = models.CharField(max_length=5, choices=[(one.value, one.name) for one in ReminderWay])
    reminded_at = models.DateTimeField(null=True)
    follow_up = models.CharField(max_length=10, blank=True, choices=[(one.value, one.name) for one in FollowUp])
    contact = models.UUIDField(null=True)
    booked_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["centre", "starts"]), models.Index(fields=["state", "starts"])]
        constraints = [
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="a_booking_ends_after_it_starts"),
            one_at_a_time("one_booking_at_a_time_per_worker", "worker"),
            one_at_a_time("one_booking_at_a_time_per_room", "room"),
        ]


class Visitor(models.Model):
    """How to address and reach who comes, sealed; gone when the booking is over."""

    booking = models.OneToOneField("agenda.Booking", models.CASCADE, primary_key=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    from_desk = models.BooleanField()
    sealed = models.BinaryField()


class Feed(models.Model):
    """The address at which a worker's own calendar reads his bookings; here lies its hash."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    hashed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(revoked_at=None), name="one_feed_per_worker"),
        ]
