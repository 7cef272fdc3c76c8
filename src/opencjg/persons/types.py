# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of people, and the words for who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from opencjg.accounts.types import Layer, Viewer
from opencjg.core.types import Refusal

PersonId = NewType("PersonId", UUID)
DossierId = NewType("DossierId", UUID)
FamilyId = NewType("FamilyId", UUID)


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """Published when somebody's number, birth or passing away was written down: what he is known by, and until when.

    `known_by` is the hash of his number, or of his identity when he has none; it carries no name.
    """

    person: UUID
    was_known_by: bytes
    known_by: bytes
    left_scope_on: date | None
    leaves_scope_on: date | None
    died: bool
    by: Viewer
    at: datetime


class InvolvementKind(StrEnum):
    """Why a worker may open a dossier."""

    RESPONSIBLE = "responsible"  # takes care of its case
    CONTACT_PERSON = "contact_person"  # the one trusted face of the family
    PARTICIPANT = "participant"  # does a part of the work
    CONSULTED = "consulted"  # asked for advice, for a short time
    DIRECTION = "direction"  # directs care: sees the inventory, not the reports
    EMERGENCY = "emergency"  # broke the glass: a reason, eight hours, told to the privacy officer


class Sex(StrEnum):
    """As somebody says it; nobody has to."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How much of a date is known; the rest is its first day. Source: domain2026.md 8."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class RelationKind(StrEnum):
    """What the second person is to the first. A carer is a parent everywhere (ALG-06)."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    FOSTER_PARENT = "foster_parent"
    GUARDIAN = "guardian"  # voogd
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    PARTNER = "partner"
    RELATIVE = "relative"
    NETWORK = "network"  # a neighbour, a coach, a friend's mother (ALG-32)


PARENTS = frozenset({RelationKind.MOTHER, RelationKind.FATHER, RelationKind.PARENT})
RAISES = PARENTS | {RelationKind.STEP_PARENT, RelationKind.FOSTER_PARENT, RelationKind.GUARDIAN}


class Authority(StrEnum):
    """Whether somebody holds parental authority (gezag) over a child."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Nature(StrEnum):
    """A fact can be checked; an opinion is somebody's (design.md 5)."""

    FACT = "fact"
    OPINION = "opinion"


class Weight(StrEnum):
    """Whether something carries the family or weighs on it (ALG-32)."""

    STRENGTH = "strength"
    CONCERN = "concern"
    NEUTRAL = "neutral"


class Milieu(StrEnum):
    """Where a child grows up. Source: ALG-10."""

    FAMILY = "family"
    EDUCATION = "education"
    PUBLIC = "public"


class HelperKind(StrEnum):
    """A professional around the child who does not work in this system."""

    SCHOOL = "school"
    CHILD_CARE = "child_care"
    GENERAL_PRACTITIONER = "general_practitioner"
    SPECIALIST = "specialist"
    OTHER = "other"


class ContactWay(StrEnum):
    """How somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"


class Leaving(StrEnum):
    """Why a child is no longer in our care as a person; its open case still is somebody's until it is closed."""

    AGED_OUT = "aged_out"
    MOVED = "moved"
    DIED = "died"


class RightsKind(StrEnum):
    """What the law lets somebody ask about his own data. Source: AVG 15-21, Jeugdwet 7.3.8-2, 7.3.9, 7.3.10."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    DESTRUCTION = "destruction"


class Kept(StrEnum):
    """A kind of record with a term of its own."""

    DOSSIER = "dossier"
    CONTACT = "contact"  # what a question leaves behind of who asked it
    INDEX = "index"  # an entry in the referral index
    INDEX_ARCHIVE = "index_archive"  # an entry that was removed because the risk or the term had passed


class DestructionGround(StrEnum):
    """Why a dossier may be destroyed. Source: Jeugdwet 7.3.8-3, 7.3.9."""

    TERM = "term"  # it was kept as long as the law asks
    REQUEST = "request"  # who it is about asked it, and that was granted


@dataclass(frozen=True, slots=True)
class Birth:
    """When somebody was born or is expected.

    Exactly one of `born` and `expected` is known, or neither. With precision `month` or `year`, `born` is the first
    day of it.
    """

    born: date | None = None
    precision: Precision = Precision.DAY
    expected: date | None = None


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as it is written. `prefix` is what stands before the last name: "van der", "el", "de la"."""

    first: str = ""
    prefix: str = ""
    last: str = ""

    @property
    def full(self) -> str:
        """The name as people say it."""
        return " ".join(part for part in (self.first, self.prefix, self.last) if part)


@dataclass(frozen=True, slots=True)
class Kin:
    """One relation between two people: `other` is the `kind` (mother, guardian …) of `person`."""

    person: UUID
    other: UUID
    kind: RelationKind
    authority: Authority = Authority.UNKNOWN


@dataclass(frozen=True, slots=True)
class Figure:
    """One person in the picture of a family."""

    id: UUID
    name: str
    birth: Birth = field(default_factory=Birth)
    sex: Sex = Sex.UNKNOWN
    died: bool = False
    subject: bool = False  # the child the dossier is about
    household: UUID | None = None  # who share one live together


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for, as the desk typed it, already split by `rules.searching`. Empty values were not typed."""

    words: tuple[str, ...] = ()  # normal name words
    bsn: str = ""
    born: date | None = None
    phone: str = ""  # digits only, national form
    postcode: str = ""  # 1234AB
    house_number: str = ""

    @property
    def empty(self) -> bool:
        """Nothing was typed that can be searched for."""
        return not (self.words or self.bsn or self.born or self.phone or self.postcode)


class Reason(StrEnum):
    """Why somebody was found."""

    BSN = "bsn"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    NAME_ALIKE = "name_alike"
    PHONE = "phone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody the search found, with why."""

    id: PersonId
    name: str
    birth: Birth
    place: str
    score: float
    reasons: tuple[Reason, ...]
    dossier: DossierId | None = None
    child: bool = False


@dataclass(frozen=True, slots=True)
class WhomToCall:
    """What the match door tells: not what, not why, not where; only who works with this child (AUT-02, AUT-12)."""

    handle: UUID
    worker: str
    organisation: str
    phone: str


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody who may open a dossier, and on what ground."""

    id: UUID
    worker: UUID
    name: str
    organisation: str
    kind: InvolvementKind
    layers: tuple[Layer, ...]
    purpose: str
    starts: datetime
    ends: datetime | None
    reason: str = ""
    running: bool = False  # by the clock of the database, which decides
    agreed: bool = False
    unasked: str = ""


class ImpossibleFamily(Refusal):
    """What was typed cannot be true: a child older than its mother, or its own grandmother."""

    def __init__(self, code: str, params: Mapping[str, object]) -> None:
        super().__init__(code, params)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody's own data, as they are written down. All may stay empty; `bsn` holds nine digits or nothing."""

    names: NameParts = field(default_factory=NameParts)
    birth: Birth = field(default_factory=Birth)
    sex: Sex = Sex.UNKNOWN
    bsn: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a family lives. `postcode` is written 1234AB; `number` holds the addition as well (12a)."""

    street: str
    number: str
    postcode: str
    place: str
    shielded: bool = False


@dataclass(frozen=True, slots=True)
class NewFact:
    """Something to write down: `source` is who said it, `said_on` when."""

    text: str
    source: str
    said_on: date
    layer: Layer = Layer.BASIS
    nature: Nature = Nature.FACT
    weight: Weight = Weight.NEUTRAL
    milieus: tuple[Milieu, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as it is shown, with what it replaced, the newest version first."""

    id: UUID
    text: str
    source: str
    said_on: date
    layer: Layer
    nature: Nature
    weight: Weight
    milieus: tuple[Milieu, ...]
    by: str
    at: datetime
    retracted: bool
    earlier: tuple["FactRow", ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody as a dossier shows him."""

    id: PersonId
    names: NameParts
    birth: Birth
    sex: Sex
    left: Leaving | None
    left_on: date | None
    version: int
    has_bsn: bool

    @property
    def name(self) -> str:
        """His name, or nothing when nobody knows it yet."""
        return self.names.full


@dataclass(frozen=True, slots=True)
class PersonVersionRow:
    """What was written about somebody at one time; `values` by field name, dates as ISO."""

    number: int
    values: Mapping[str, str]
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a dossier: `cards` by who is shown, and as whom each record is shown, doubles too."""

    cards: Mapping[PersonId, PersonCard]
    shown_as: Mapping[UUID, PersonId]

    def only(self, person: PersonId) -> "People":
        """One of them, with the records that are he."""
        return People(
            {person: self.cards[person]},
            {one: shown for one, shown in self.shown_as.items() if shown == person},
        )


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge as it is shown; undone, both stand as they were."""

    id: UUID
    double: str
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What somebody is to somebody, as it is shown."""

    id: UUID
    person: PersonId
    other: PersonId
    kind: RelationKind
    authority: Authority
    source: str
    since: date


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family as a dossier shows it: where it lives now and who live there."""

    id: FamilyId
    address: Address | None
    since: date | None
    members: tuple[PersonId, ...]
    contact_person: str
    earlier: tuple[tuple[Address, date, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A professional outside the system, as he is shown."""

    id: UUID
    kind: HelperKind
    organisation: str
    name: str
    phone: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class ContactPointRow:
    """How somebody is reached, as it is shown; `own` is a youth's own, shielded from his parents."""

    id: UUID
    person: PersonId
    way: ContactWay
    value: str
    own: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file of a dossier as it is listed; `size` in bytes. Of merged children it may lie in the other's dossier."""

    id: UUID
    dossier: UUID
    name: str
    size: int
    about: str
    layer: Layer
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A file that was opened, to be sent as a download."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent as it is shown; withdrawn, it does not hold."""

    id: UUID
    given_by: PersonId
    receiver: str
    what: str
    given_on: date
    withdrawn_on: date | None

    @property
    def holds(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line in the list of my dossiers."""

    id: DossierId
    child: PersonCard
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DossierHead:
    """What every page of a dossier shows first."""

    id: DossierId
    child: PersonCard
    centre: UUID
    opened_at: datetime
    told: str
    layers: frozenset[Layer]
    writes: frozenset[Layer]
    leads: bool
    emergency_until: datetime | None
    joined: tuple[UUID, ...] = ()
    restricted_since: datetime | None = None


class PossiblyKnown(Refusal):
    """Somebody like this may be known already; `found` are those the viewer may see, `calls` whom he can call."""

    def __init__(self, found: tuple[Found, ...], calls: tuple[WhomToCall, ...]) -> None:
        super().__init__("possibly_known", {"count": len(found) + len(calls)})
        self.found = found
        self.calls = calls


@dataclass(frozen=True, slots=True)
class RightsRow:
    """A request as it is shown: what was asked, by whom, until when it waits, and what was decided."""

    id: UUID
    kind: RightsKind
    asked_by: PersonId
    words: str
    received_on: date
    due_on: date
    granted: bool | None
    motivation: str
    decided_by: str
    decided_at: datetime | None
    ended_at: datetime | None

    @property
    def restricts(self) -> bool:
        """A granted restriction that still holds."""
        return self.kind is RightsKind.RESTRICTION and self.granted is True and self.ended_at is None


@dataclass(frozen=True, slots=True)
class ToDestroy:
    """A dossier that may be destroyed, or is held back: when it was kept, and nothing of what is in it."""

    dossier: UUID
    opened_on: date
    changed_on: date
    ground: DestructionGround
    held_because: str
    open_case: bool
    proposal: UUID | None
    proposed_by: UUID | None
    proposer: str

    @property
    def mark(self) -> str:
        """How it is named on screen: the end of its identity."""
        return str(self.dossier)[-8:]
