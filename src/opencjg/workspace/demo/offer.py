# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What organisations offer in the demo's region. All of it, and all of them, are made up."""

from typing import NamedTuple

JGZ, WORK, PLEIN, LIBRARY = (
    "JGZ De Zonnebloem",
    "Maatschappelijk Werk Rivierenland",
    "Stichting Opvoedplein",
    "Bibliotheek Lindestreek",
)
EACH = ("Lindenmeer", "Drieburen", "Waterkant")


class Offer(NamedTuple):
    """A service in some towns, one entry for each; no town means for everybody, in one entry."""

    name: str
    provider: str
    topics: tuple[str, ...]
    summary: str
    ages: tuple[int, int]  # in months
    cost: str
    weeks: int | None
    referring: str
    towns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("nl",)


SELF = "Meld u zelf aan. Een verwijzing is niet nodig."
SCHOOL = "Via school of het CJG."
YEAR = 12
OFFER = (
    Offer("Inloopspreekuur opvoeden", PLEIN, ("grenzen", "luisteren"), "Loop binnen met elke vraag over opvoeden. Een pedagoog denkt met u mee.", (-9, 23 * YEAR), "gratis", 0, "Kom langs, een afspraak is niet nodig.", EACH, ("nl", "en", "tr")),
    Offer("Consultatiebureau", JGZ, ("gezondheid", "ontwikkeling"), "Wegen, meten, inenten en praten over hoe het gaat.", (0, 4 * YEAR), "gratis", 0, "U krijgt vanzelf een uitnodiging. Bel voor een andere tijd.", EACH, ("nl", "en", "ar")),
    Offer("Slaapspreekuur", JGZ, ("gezondheid-slapen",), "Slaapt uw kind slecht? De verpleegkundige maakt met u een plan voor de nacht.", (0, 6 * YEAR), "gratis", 2, SELF, EACH),
    Offer("Prenataal huisbezoek", JGZ, ("gezondheid-zwanger",), "De verpleegkundige komt voor de geboorte bij u thuis en helpt met wat u nodig hebt.", (-9, 0), "gratis", 1, "Via de verloskundige, of bel zelf.", EACH, ("nl", "en", "pl", "ti")),
    Offer("Voorleesgroep Kikkerkussen", LIBRARY, ("ontwikkeling-praten",), "Elke week voorlezen, liedjes en spelen met taal.", (2 * YEAR, 4 * YEAR), "gratis", 0, "Kom langs.", EACH),
    Offer("Kinderen na een scheiding", WORK, ("druk-scheiding",), "Een praatgroep waarin kinderen merken dat zij niet de enige zijn.", (8 * YEAR, 12 * YEAR), "gratis", 5, SELF, EACH),
    Offer("Gezinsmaatje", "Stichting Thuis Erbij Verzonnen", ("grenzen", "gezondheid-huilen"), "Een vrijwilliger komt elke week een dagdeel bij u thuis en helpt mee.", (-9, 7 * YEAR), "gratis", 6, SELF, EACH, ("nl", "ar", "tr", "uk")),
    Offer("Sport- en cultuurpotje", "Fonds Iedereen Doet Mee (fictief)", ("grenzen-zakgeld",), "Betaalt de sportclub, muziekles of zwemles als er thuis weinig geld is.", (4 * YEAR, 18 * YEAR), "gratis", 2, SCHOOL, EACH),
    Offer("Speel-o-theek", "Speel-o-theek De Houten Trein", ("ontwikkeling",), "Speelgoed lenen in plaats van kopen.", (0, 10 * YEAR), "€ 12 per jaar", 0, "Kom langs.", EACH),
    Offer("Huiswerkklas", "Jongerencentrum De Loods", ("ontwikkeling-school",), "Een rustige plek om huiswerk te maken, met hulp.", (11 * YEAR, 17 * YEAR), "gratis", 0, "Kom langs.", EACH),
    Offer("Jongerencoach", "Jongerencentrum De Loods", ("luisteren-puber", "druk-vriendjes"), "Iemand om mee te praten over school, vrienden, geld of thuis.", (12 * YEAR, 23 * YEAR), "gratis", 1, "Stuur een bericht of loop binnen.", EACH),
    Offer("Taalcafé voor ouders", "Taalhuis Lindestreek (fictief)", ("ontwikkeling-praten", "ontwikkeling-school"), "Nederlands oefenen en praten over school en opvoeden.", (-9, 23 * YEAR), "gratis", 0, "Kom langs.", EACH, ("nl", "ar", "uk", "ti")),
    Offer("Weggeefwinkel voor baby's", "Weggeefwinkel De Zolder", ("gezondheid-zwanger", "grenzen-zakgeld"), "Kleding, bedjes en kinderwagens voor wie dat nodig heeft.", (-9, 4 * YEAR), "gratis", 0, "Met een briefje van het CJG of de verloskundige.", EACH),
    Offer("Weerbaar op het plein", "Sportvereniging De Vliegende Bal", ("druk-pesten", "druk-vriendjes"), "Kinderen leren in tien lessen voor zichzelf op te komen.", (6 * YEAR, 12 * YEAR), "€ 40, soms vergoed", 8, SELF, EACH),
    Offer("Training Druk en Dwars", PLEIN, ("druk", "grenzen-regels"), "Zes avonden voor ouders van een druk kind.", (4 * YEAR, 12 * YEAR), "€ 25", 7, SELF, ("Lindenmeer", "Waterkant")),
    Offer("Omgaan met pubers", PLEIN, ("luisteren-puber",), "Vijf avonden over grenzen, telefoon en vertrouwen.", (11 * YEAR, 18 * YEAR), "€ 25", 4, SELF, ("Lindenmeer", "Drieburen")),
    Offer("Logopedie Praatmaat", "Logopedie Praatmaat (fictief)", ("ontwikkeling-praten",), "Onderzoek en oefenen als praten, lezen of slikken moeilijk gaat.", (18, 18 * YEAR), "uit de basisverzekering", 9, "Met een verwijzing van huisarts of jeugdarts.", ("Drieburen", "Waterkant")),
    Offer("Zindelijk in kleine stappen", JGZ, ("ontwikkeling-zindelijk",), "Twee bijeenkomsten over het potje, ongelukjes en de nacht.", (18, 7 * YEAR), "gratis", 3, SELF, ("Lindenmeer",)),
    Offer("Huilbabyspreekuur", JGZ, ("gezondheid-huilen", "gezondheid-slapen"), "Huilt uw baby veel? U krijgt binnen twee dagen een afspraak.", (0, YEAR), "gratis", 0, "Bel, ook op zaterdag.", ("Lindenmeer", "Waterkant"), ("nl", "en")),
    Offer("Opvoedtelefoon", "Luisterlijn Opvoeden (fictief)", ("grenzen", "luisteren", "druk"), "Bel of chat met iemand die tijd heeft. U hoeft uw naam niet te zeggen.", (-9, 23 * YEAR), "gratis", 0, "Bel of chat, elke avond tot tien uur.", (), ("nl", "en", "dse")),
    Offer("Schermen thuis", LIBRARY, ("luisteren-schermen",), "Een avond over gamen, telefoon en afspraken.", (4 * YEAR, 16 * YEAR), "gratis", 3, SELF, ("Lindenmeer",)),
    Offer("Leerplicht en verzuim", "Gemeenten Regio Lindestreek", ("ontwikkeling-school",), "Denkt mee als een kind niet naar school gaat of wil.", (5 * YEAR, 18 * YEAR), "gratis", 1, SCHOOL),
    Offer("Mediation bij scheiding", "Bemiddelaars Rond de Tafel (fictief)", ("druk-scheiding",), "Afspraken maken over de kinderen, met iemand die niet kiest.", (0, 18 * YEAR), "naar inkomen", 4, SELF),
    Offer("Eetpraktijk Hapje", "Eetpraktijk Hapje (fictief)", ("gezondheid-eten", "gezondheid-groei"), "Een diëtist helpt als eten steeds strijd is.", (0, 18 * YEAR), "drie uur per jaar uit de basisverzekering", 3, SELF),
)  # fmt: skip
