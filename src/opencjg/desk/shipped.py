# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boxes and numbers every municipality begins with."""

# The boxes of the paper form, word for word (FO-form-10, BO-form-02…29). A star: there is a line behind it.
BOXES: dict[str, tuple[str, ...]] = {
    "sex": ("man", "vrouw"),
    "relation": (
        "parents=ouders / verzorgers",
        "youth=jongeren",
        "family=overige familie",
        "neighbours=kennis / buurt",
        "professional=professional",
        "other=anders, nl.*",
    ),
    "professional": (
        "school=School",
        "police=Politie",
        "gp=Huisarts",
        "ggz=GGZ",
        "youth_work=Jongerenwerk",
        "other=Anders, nl*",
    ),
    "known_through": (
        "leaflet=via folder",
        "internet=via internet",
        "advertisement=via advertentie in*",
        "acquaintances=via kennissen/vrienden/familie",
        "institution=via professionele instantie, nl*",
    ),
    "question_kind": (
        "leaflets=folders",
        "course=cursus",
        "meeting=bijeenkomst",
        "everyday=alledaagse opvoedproblemen",
        "heavier=zwaardere opvoedproblemen",
        "facilities=voorzieningen",
        "health=gezondheid",
        "institutions=problemen met instanties",
        "not_ours=geen vraag voor CJG, nl.*",
        "other=anders, nl.*",
    ),
    "passed_on": ("jgz=GGD JGZ", "bjz=Bureau Jeugdzorg", "other=Anders, nl*"),
}

# Numbers for the whole country.
NUMBERS = (
    ("112", "112", "levensgevaar, of er moet nu iemand komen"),
    ("Veilig Thuis", "0800 2000", "huiselijk geweld en kindermishandeling, dag en nacht"),
    ("113 Zelfmoordpreventie", "0800 0113", "gedachten aan zelfmoord, dag en nacht"),
)
