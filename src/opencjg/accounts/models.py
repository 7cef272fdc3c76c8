# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from opencjg.accounts.types import Discipline, Layer, OrganisationKind, OrganisationModel, Role
from opencjg.core.rules.identifiers import uuid7


class Identified(models.Model):
    """A row with a time-ordered key made by the application, so that no insert has to read it back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Region(Identified):
    """A region of municipalities that share one installation (ALG-29)."""

    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Municipality(Identified):
    region = models.ForeignKey("accounts.Region", models.PROTECT)
    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    model = models.CharField(max_length=1, choices=[(kind.value, kind.name) for kind in OrganisationModel])
    preset = models.CharField(max_length=10, default="2026")

    def __str__(self) -> str:
        return self.name


class Centre(Identified):
    """A CJG. Its desk works with its contacts."""

    municipality = models.ForeignKey("accounts.Municipality", models.PROTECT)
    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name


class Location(Identified):
    """A place where people can walk in (ORG-02, ALG-37)."""

    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    main = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre"], condition=models.Q(main=True), name="one_main_location_per_centre"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OpeningHours(Identified):
    """One open span of a location in the week; weekday 0 is Monday (ORG-17)."""

    location = models.ForeignKey("accounts.Location", models.CASCADE)
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="weekday_monday_to_sunday"),
            models.CheckConstraint(condition=models.Q(opens__lt=models.F("closes")), name="opens_before_it_closes"),
        ]


class ClosingDay(Identified):
    """A day on which a municipality's centres stay shut, beside the public holidays."""

    municipality = models.ForeignKey("accounts.Municipality", models.CASCADE)
    day = models.DateField()
    reason = models.CharField(max_length=120)


class Organisation(Identified):
    """A partner in the CJG (ALG-01, ORG-16)."""

    region = models.ForeignKey("accounts.Region", models.PROTECT)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=[(kind.value, kind.name) for kind in OrganisationKind])
    profession = models.CharField(max_length=120)
    discipline = models.CharField(
        max_length=20, choices=[(one.value, one.name) for one in Discipline], default=Discipline.OTHER
    )
    phone = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.name


class LayerAccess(models.Model):
    """A layer of dossiers that a role opens, in every discipline or in one. Filled from rules.layers (AUT-09)."""

    role = models.CharField(max_length=30, choices=[(role.value, role.name) for role in Role])
    discipline = models.CharField(max_length=20, blank=True)
    layer = models.CharField(max_length=12, choices=[(one.value, one.name) for one in Layer])
    write = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "discipline", "layer"], name="a_role_opens_a_layer_once")
        ]


class Ratification(models.Model):
    """The authorisation matrix as the board of the region adopted it: which text, when, by whom (AUT-09)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=120)
    recorded_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class UserManager(BaseUserManager["User"]):
    """Django asks for one; accounts are made by services."""


class User(AbstractBaseUser):
    """Credentials, and nothing about work. Only the login role of the database reaches this table."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.username


class Worker(Identified):
    """A person in an organisation: what colleagues may know of him."""

    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT)
    user = models.OneToOneField("accounts.User", models.PROTECT, null=True, related_name="worker")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    home = models.ForeignKey("accounts.Centre", models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)
    shortcuts = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="nl")

    def __str__(self) -> str:
        return self.name


class Appointment(Identified):
    """A role of a worker, at one centre or at all of the region (ROL-01…39, GAP-31)."""

    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    role = models.CharField(max_length=30, choices=[(role.value, role.name) for role in Role])
    centre = models.ForeignKey("accounts.Centre", models.PROTECT, null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "role"])]


class Absence(Identified):
    """A worker is away; the stand-in sees his steps meanwhile."""

    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    stand_in = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="stands_in")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(starts__lt=models.F("ends")), name="absence_ends_after_start"),
            models.CheckConstraint(
                condition=~models.Q(worker=models.F("stand_in")), name="nobody_stands_in_for_himself"
            ),
        ]


class Duty(Identified):
    """Who takes a worry that has no other owner, at one centre (GAP-07)."""

    centre = models.ForeignKey("accounts.Centre", models.CASCADE)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["centre", "ends"])]


class Session(models.Model):
    """A logged-in browser. The key itself is only in the cookie; here lies its hash."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True)
    data = models.TextField()
    second_factor = models.BooleanField(default=False)
    proven_at = models.DateTimeField(null=True)
    started = models.DateTimeField()
    seen = models.DateTimeField()
    expires = models.DateTimeField()
