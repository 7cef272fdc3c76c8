# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from opencjg.core.rules.identifiers import uuid7
from opencjg.persons.types import Authority, ContactWay, Leaving, Precision, RelationKind, Sex


class Person(models.Model):
    """Somebody a dossier is about or mentions: a child, a parent, a neighbour who helps.

    Everything may be unknown: an unborn child has an expected date and nothing else (ALG-02). The BSN lies sealed,
    and is found by its keyed hash alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first = models.CharField(max_length=120, blank=True)
    prefix = models.CharField(max_length=30, blank=True)
    last = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    precision = models.CharField(max_length=5, choices=[(one.value, one.name) for one in Precision], default="day")
    expected = models.DateField(null=True)
    sex = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Sex], default=Sex.UNKNOWN)
    bsn = models.BinaryField(null=True)
    bsn_hash = models.BinaryField(null=True)
    left = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Leaving], blank=True)
    left_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="doubles")

    class Meta:
        indexes = [models.Index(fields=["born"]), models.Index(fields=["bsn_hash"])]
        constraints = [
            models.CheckConstraint(condition=Q(born=None) | Q(expected=None), name="born_or_expected"),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="nobody_is_his_own_double"),
            models.CheckConstraint(
                condition=Q(left="", left_on=None) | (~Q(left="") & Q(left_on__isnull=False)), name="left_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.first, self.prefix, self.last) if part)


class PersonVersion(models.Model):
    """What a person's own data were, each time they were written down: nothing is overwritten (design.md 5)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("persons.Person", models.PROTECT)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    source = models.CharField(max_length=120)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="versions_of_a_person_are_numbered")]


class ContactPoint(models.Model):
    """A number or address to reach somebody at. A youth's own is shielded from his parents (WENS-09)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("persons.Person", models.PROTECT)
    way = models.CharField(max_length=5, choices=[(one.value, one.name) for one in ContactWay])
    sealed = models.BinaryField()
    hash = models.BinaryField()
    own = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"]), models.Index(fields=["hash"])]


class Relation(models.Model):
    """What one person is to another, from when to when, and who said so. Gezag belongs to a child's relations."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("persons.Person", models.PROTECT, related_name="relations")
    other = models.ForeignKey("persons.Person", models.PROTECT, related_name="related_to")
    kind = models.CharField(max_length=14, choices=[(one.value, one.name) for one in RelationKind])
    authority = models.CharField(
        max_length=8, choices=[(one.value, one.name) for one in Authority], default=Authority.UNKNOWN
    )
    source = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person"]), models.Index(fields=["other"])]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_kin_of_himself"),
            models.UniqueConstraint(
                fields=["person", "other", "kind"], condition=Q(until=None), name="one_relation_of_a_kind"
            ),
        ]


class Merge(models.Model):
    """Two records turned out to be one person. Nothing moved: undone, both stand as they were."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kept = models.ForeignKey("persons.Person", models.PROTECT, related_name="+")
    double = models.ForeignKey("persons.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)


class Word(models.Model):
    """One distinct word of names, folded for searching, and how it sounds. Reached through the search door alone."""

    word = models.CharField(max_length=80, unique=True)
    sound = models.CharField(max_length=40, db_index=True)


class Wording(models.Model):
    """A word in somebody's name."""

    word = models.ForeignKey("persons.Word", models.PROTECT, db_index=False)
    person = models.ForeignKey("persons.Person", models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "person"], name="a_name_holds_a_word_once")]
