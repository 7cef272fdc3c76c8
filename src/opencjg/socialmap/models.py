# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models

from opencjg.core.rules.identifiers import uuid7
from opencjg.socialmap.types import FindKind


class Topic(models.Model):
    """What a question, an answer or a service is about (OO-04); a topic may stand under another."""

    code = models.CharField(max_length=40, primary_key=True)
    under = models.ForeignKey("socialmap.Topic", models.PROTECT, null=True)
    name_nl = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    also = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.name_nl


class Provider(models.Model):
    """Who offers a service: an organisation of the CJG when `organisation` is filled, else one outside it.

    Nothing sorts or scores by that (IA-G9).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120, unique=True)
    organisation = models.OneToOneField("accounts.Organisation", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """What somebody offers to youth or parents: for whom, where, at what cost, and how to get there (IA-G5).

    Ages are in months, from -9. One worker keeps it and looks at it again when its check has grown old.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.ForeignKey("socialmap.Provider", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT, related_name="+")
    owner = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    summary = models.CharField(max_length=600)
    topics = ArrayField(models.CharField(max_length=40))
    age_from = models.SmallIntegerField()
    age_to = models.SmallIntegerField()
    cost = models.CharField(max_length=200, blank=True)
    waiting_weeks = models.PositiveSmallIntegerField(null=True)
    languages = ArrayField(models.CharField(max_length=3))
    places = ArrayField(models.CharField(max_length=200))
    municipalities = ArrayField(models.UUIDField())
    referring = models.CharField(max_length=600, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField()
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["name", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(age_from__gte=-9, age_to__lte=276, age_from__lte=models.F("age_to")),
                name="for_youth_of_some_age",
            ),
            models.UniqueConstraint(fields=["provider", "name"], name="a_provider_names_a_service_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceVersion(models.Model):
    """A service as it was written at one time. Nothing is overwritten."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    service = models.ForeignKey("socialmap.Service", models.PROTECT)
    version = models.PositiveIntegerField()
    told = models.JSONField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "version"], name="a_version_is_written_once")]


class CheckTerm(models.Model):
    """How many days a check of an entry holds at one centre."""

    centre = models.OneToOneField("accounts.Centre", models.CASCADE, primary_key=True)
    days = models.PositiveSmallIntegerField()


class Findable(models.Model):
    """Something a search finds: an answer, a service, a course; who keeps it, and by when it is looked at again.

    Written by the app it belongs to. Helped: how often a worker said so; it raises the result a little.
    """

    thing = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.name) for one in FindKind])
    title = models.CharField(max_length=400)
    line = models.CharField(max_length=300, blank=True)
    topic = models.ForeignKey("socialmap.Topic", models.PROTECT, null=True)
    owner = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    centre = models.ForeignKey("accounts.Centre", models.PROTECT, related_name="+")
    check_by = models.DateField()
    hidden_after = models.DateField(null=True)
    helped = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["owner", "check_by"]), models.Index(fields=["centre", "check_by"])]


class SearchWord(models.Model):
    """A distinct word of everything that can be found, and in how many of them it stands."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=40, unique=True)
    spread = models.IntegerField(default=0)


class Spelling(models.Model):
    """A key under which a word is found: itself, itself with a mistake, its root, its end."""

    key = models.CharField(max_length=42)
    word = models.ForeignKey("socialmap.SearchWord", models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="a_spelling_leads_to_a_word_once")]


class SearchWording(models.Model):
    """A word stands in something that can be found; heavier in its title than in its text."""

    word = models.ForeignKey("socialmap.SearchWord", models.CASCADE)
    findable = models.ForeignKey("socialmap.Findable", models.CASCADE)
    weight = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word", "-weight", "findable"], name="socialmap_wording_by_weight")]
        constraints = [models.UniqueConstraint(fields=["findable", "word"], name="a_word_stands_in_it_once")]
