# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people ask and answer in the demo. All of it is made up."""

QUESTIONS = [
    "Mijn zoon van 2 wordt elke nacht wakker. Wat kan ik doen?",
    "Vanaf welke leeftijd geef je zakgeld?",
    "Mijn dochter eet geen groente meer.",
    "Hoe laat is het inloopspreekuur?",
    "Mijn puber is steeds boos. Is dat gewoon?",
    "Wij gaan uit elkaar. Hoe vertel ik het de kinderen?",
    "Mijn kleuter slaat andere kinderen.",
    "Is er een cursus voor ouders van drukke kinderen?",
    "Mijn baby huilt veel. Bij wie kan ik terecht?",
    "Hoeveel uur schermtijd is goed voor een kind van 8?",
    "Mijn kind van 4 is nog niet zindelijk.",
    "Op school wordt mijn zoon gepest.",
    "Wij spreken thuis twee talen. Is dat lastig voor mijn kind?",
    "Waar kan ik een folder over slapen krijgen?",
]
ANSWERS = [
    (
        "gezondheid-slapen",
        "Mijn peuter wordt 's nachts wakker. Wat helpt?",
        "Houd elke avond dezelfde volgorde aan: wassen, voorlezen, licht uit. Troost kort en laat uw kind in bed.",
    ),
    (
        "grenzen-zakgeld",
        "Vanaf welke leeftijd geef je zakgeld?",
        "Veel ouders beginnen rond zes jaar, met een klein bedrag per week. Spreek af waar het voor is.",
    ),
    (
        "gezondheid-eten",
        "Mijn kind eet geen groente. Wat kan ik doen?",
        "Blijf kleine beetjes aanbieden en eet zelf mee. Dwing niet. Vaak duurt het tien keer proeven.",
    ),
    (
        "ontwikkeling-zindelijk",
        "Wanneer is een kind zindelijk?",
        "Dat verschilt. De meeste kinderen zijn overdag droog voor hun vierde jaar. Bespreek twijfel met de jeugdverpleegkundige.",
    ),
    (
        "druk-scheiding",
        "Hoe vertel ik mijn kind dat wij gaan scheiden?",
        "Vertel het samen en kort. Zeg dat het niet de schuld van het kind is. Vertel wat hetzelfde blijft.",
    ),
    (
        "luisteren-schermen",
        "Hoeveel schermtijd is goed?",
        "Maak vaste afspraken, met momenten zonder scherm: bij het eten en het laatste uur voor het slapen.",
    ),
    (
        "druk-pesten",
        "Mijn kind wordt gepest. Wat nu?",
        "Luister, neem het serieus en maak samen een plan. Vraag de leerkracht om een gesprek.",
    ),
    (
        "gezondheid-huilen",
        "Mijn baby huilt veel. Bij wie kan ik terecht?",
        "Kom langs of bel het CJG. De jeugdverpleegkundige kijkt met u mee. Bent u bang dat u uw baby iets aandoet? Leg hem veilig neer en bel meteen.",
    ),
]
WORRIES = [
    "Beppie Verzonnen (buurvrouw) hoort 's avonds vaak schreeuwen bij de familie Fantasie. De kinderen komen niet meer buiten spelen.",
    "Juf Dromen ziet dat Pim Proef (8) moe is en zonder eten op school komt. Zij sprak vader een keer; die zei dat het druk is.",
    "Opa Voorbeeld maakt zich zorgen: zijn dochter Els Denkbeeld slaapt al weken niet en kan de baby niet meer troosten.",
    "Trainer Nep Naam vertelt dat Lot Verbeelding (14) niet meer komt en dat zij zegt dat thuis alles anders is.",
    "Moeder Roos Verzinsel belt zelf: haar zoon Abel (11) weigert al drie weken naar school te gaan.",
    "Huisarts Testrecept vraagt om mee te kijken: moeder Fictie komt afspraken voor haar dochter Saar (3) niet na.",
]
CALLERS = ["Mevrouw Voorbeeld", "Meneer Denkbeeld", "Mevrouw Proef", "Opa Verzonnen", "Basisschool De Kastanje"]
