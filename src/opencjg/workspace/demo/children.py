# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Children who do not exist, as written."""

from dataclasses import dataclass, field

from opencjg.accounts.types import Layer
from opencjg.persons.types import Authority, Milieu, Nature, RelationKind, Sex, Weight

Fact = tuple[str, Nature, Weight, tuple[Milieu, ...], Layer, str]
SAID, THINKS = Nature.FACT, Nature.OPINION
GOOD, BAD, PLAIN = Weight.STRENGTH, Weight.CONCERN, Weight.NEUTRAL
HOME, SCHOOL, STREET = Milieu.FAMILY, Milieu.EDUCATION, Milieu.PUBLIC


@dataclass(frozen=True, slots=True)
class Kid:
    """A child as written: name, age in days (negative: to be born in), who raises it, what was written down."""

    first: str
    last: str
    days: int
    sex: Sex
    parents: tuple[tuple[str, str, int, RelationKind, Authority], ...]
    address: tuple[str, str, str]
    facts: tuple[Fact, ...]
    prefix: str = ""
    bsn: str = ""
    shielded: bool = False
    own_phone: str = ""
    school: str = ""
    siblings: tuple[tuple[str, int], ...] = ()
    network: tuple[str, ...] = field(default=())


KIDS = (
    Kid(
        "Pip",
        "Voorbeeld",
        2100,
        Sex.FEMALE,
        (
            ("Mira", "Voorbeeld", 31, RelationKind.MOTHER, Authority.YES),
            ("Bram", "Proef", 34, RelationKind.FATHER, Authority.YES),
        ),
        ("Lindelaan", "12a", "1234AB"),
        (
            ("Slaapt sinds twee weken slecht door. Moeder is moe.", SAID, BAD, (HOME,), Layer.BASIS, "moeder"),
            ("Oma past twee dagen per week op en doet dat graag.", SAID, GOOD, (HOME,), Layer.BASIS, "moeder"),
            ("Lengte en gewicht volgens de lijn.", SAID, PLAIN, (), Layer.HEALTH, "jeugdverpleegkundige"),
            ("Juf vindt Pip stiller dan voor de zomer.", THINKS, BAD, (SCHOOL,), Layer.BASIS, "juf van groep 1"),
        ),
        bsn="999990019",
        school="Basisschool De Kastanje",
        siblings=(("Tijn", 1300),),
        network=("Oma Truus Proef",),
    ),
    Kid(
        "Sem",
        "Bedacht",
        5600,
        Sex.MALE,
        (("Karin", "Bedacht", 44, RelationKind.MOTHER, Authority.YES),),
        ("Geheimpad", "3", "1234ZZ"),
        (
            ("Gaat weer elke dag naar school.", SAID, GOOD, (SCHOOL,), Layer.BASIS, "mentor"),
            ("Hangt 's avonds veel op straat.", SAID, BAD, (STREET,), Layer.BASIS, "jongerenwerker"),
            ("Wil zelf met iemand praten, niet bij thuis.", SAID, PLAIN, (), Layer.BASIS, "Sem"),
        ),
        prefix="van",
        shielded=True,
        own_phone="0600000321",
        school="Vmbo De Brug",
    ),
    Kid(
        "",
        "",
        -70,
        Sex.UNKNOWN,
        (("Yasmine", "El Verzonnen", 19, RelationKind.MOTHER, Authority.UNKNOWN),),
        ("Wilgenpad", "40", "1235CD"),
        (
            (
                "Aanstaande moeder is jong en kreeg huisbezoek aangeboden.",
                SAID,
                PLAIN,
                (HOME,),
                Layer.BASIS,
                "verloskundige",
            ),
        ),
        network=("Tante Samira Verzonnen",),
    ),
    Kid(
        "Noa",
        "Fictief",
        3900,
        Sex.FEMALE,
        (
            ("Ilse", "Fictief", 39, RelationKind.MOTHER, Authority.YES),
            ("Job", "Meijer", 41, RelationKind.FATHER, Authority.YES),
        ),
        ("Marktplein", "8", "1236EF"),
        (
            ("Ouders zijn uit elkaar; Noa woont om de week bij vader.", SAID, PLAIN, (HOME,), Layer.BASIS, "ouders"),
            ("Vader denkt dat het goed gaat.", THINKS, PLAIN, (HOME,), Layer.BASIS, "vader"),
        ),
        school="Basisschool De Kastanje",
    ),
)
