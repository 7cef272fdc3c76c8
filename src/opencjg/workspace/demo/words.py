# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people ask and answer in the demo. All of it is made up."""

# topic, question, what the asker added
QUESTIONS = [
    ("gezondheid-slapen", "Mijn zoon van 2 wordt elke nacht wakker. Wat kan ik doen?", "Dit duurt al drie weken."),
    ("grenzen-zakgeld", "Vanaf welke leeftijd geef je zakgeld?", ""),
    ("gezondheid-eten", "Mijn dochter eet geen groente meer. Is dat erg?", "Ze is 3 en at eerst alles."),
    ("cjg", "Hoe laat is het inloopspreekuur?", ""),
    ("luisteren-puber", "Mijn puber is steeds boos. Is dat gewoon?", "Hij is 14. Op school gaat het wel goed."),
    ("druk-scheiding", "Wij gaan uit elkaar. Hoe vertel ik het de kinderen?", "De kinderen zijn 5 en 9."),
    ("druk-agressie", "Mijn kleuter slaat andere kinderen. Wat doe ik eraan?", "De juf zei er gisteren iets van."),
    ("cjg", "Is er een cursus voor ouders van drukke kinderen?", ""),
    ("gezondheid-huilen", "Mijn baby huilt veel. Bij wie kan ik terecht?", "Moeder slaapt zelf ook slecht."),
    ("luisteren-schermen", "Hoeveel uur schermtijd is goed voor een kind van 8?", ""),
    ("ontwikkeling-zindelijk", "Mijn kind van 4 is nog niet zindelijk. Moet ik me zorgen maken?", ""),
    ("druk-pesten", "Op school wordt mijn zoon gepest. Wie kan helpen?", "Hij wil niet meer naar gym."),
    ("ontwikkeling-praten", "Wij spreken thuis twee talen. Is dat lastig voor mijn kind?", ""),
    ("gezondheid-slapen", "Waar kan ik een folder over slapen krijgen?", ""),
    ("grenzen-regels", "Wij zijn het thuis niet eens over de regels. Wat nu?", "Vader is strenger dan moeder."),
    ("ontwikkeling-drift", "Mijn dochter van 3 heeft driftbuien in de winkel. Hoe ga ik daarmee om?", ""),
    ("druk-vriendjes", "Mijn zoon heeft geen vriendjes in de nieuwe klas. Wat kan ik doen?", ""),
    ("gezondheid-inenten", "Ik heb een prik gemist voor mijn kind. Kan dat nog?", ""),
    ("ontwikkeling-school", "Mijn dochter ziet op tegen de middelbare school. Hoe help ik haar?", ""),
    (
        "gezondheid-zwanger",
        "Ik ben zwanger en sta er alleen voor. Welke hulp is er?",
        "Ze belde op aanraden van een vriendin.",
    ),
]

# topic, question, answer
ANSWERS = [
    (
        "grenzen-straffen",
        "Helpt straf geven?",
        "Een korte, duidelijke straf kan helpen, als die past bij wat er gebeurde. Vaker helpt het om te zeggen wat uw kind goed doet. Dreig niet met iets wat u niet doet.",
    ),
    (
        "grenzen-straffen",
        "Is een time-out een goed idee?",
        "Ja, als het kort is: één minuut per levensjaar. Leg van tevoren uit wanneer u het doet. Praat daarna even na en begin weer gewoon.",
    ),
    (
        "grenzen-straffen",
        "Werkt een beloningskaart met stickers?",
        "Vaak wel. Kies één ding dat uw kind wil leren. Geef de sticker meteen. Stop ermee als het een paar weken goed gaat.",
    ),
    (
        "grenzen-regels",
        "Hoeveel regels heeft een kind nodig?",
        "Weinig regels werken het best. Kies er drie die u belangrijk vindt en houd u daar zelf ook aan. Zeg wat wel mag: 'binnen lopen wij' werkt beter dan 'niet rennen'.",
    ),
    (
        "grenzen-regels",
        "Mijn partner en ik denken anders over regels. Wat nu?",
        "Praat erover als de kinderen er niet bij zijn. Kies samen een paar regels waar u het over eens bent. Over de rest mag u verschillen; kinderen kunnen dat leren.",
    ),
    (
        "grenzen-zakgeld",
        "Vanaf welke leeftijd geef je zakgeld?",
        "Veel ouders beginnen rond zes jaar, met een klein bedrag per week. Spreek af waar het voor is. Laat uw kind zelf kiezen wat het ermee doet.",
    ),
    (
        "luisteren-koppig",
        "Mijn peuter zegt overal nee op. Hoort dat erbij?",
        "Ja. Uw kind ontdekt een eigen wil. Geef kleine keuzes: de rode of de blauwe trui. Over veiligheid beslist u.",
    ),
    (
        "luisteren-koppig",
        "Mijn kind luistert pas als ik schreeuw. Hoe kan het anders?",
        "Ga naar uw kind toe, noem de naam en kijk het aan. Zeg in één zin wat u wilt. Wacht even. Zeg het ook als het goed gaat.",
    ),
    (
        "luisteren-puber",
        "Mijn puber is steeds boos. Is dat gewoon?",
        "Stemmingen horen bij de puberteit. Blijf rustig en kom er later op terug. Is uw kind ook somber, of gaat het mis op school? Bel ons dan.",
    ),
    (
        "luisteren-puber",
        "Hoe laat moet mijn kind van 15 thuis zijn?",
        "Daar is geen vaste tijd voor. Spreek samen een tijd af en wat er gebeurt bij te laat komen. Gaat het een tijd goed, dan kan het later worden.",
    ),
    (
        "luisteren-schermen",
        "Hoeveel schermtijd is goed?",
        "Maak vaste afspraken, met momenten zonder scherm: bij het eten en het laatste uur voor het slapen. Kijk ook eens mee. Geef zelf het voorbeeld.",
    ),
    (
        "luisteren-schermen",
        "Mijn zoon gamet de hele avond. Is hij verslaafd?",
        "Meestal niet. Let op of hij nog slaapt, eet, naar school gaat en vrienden ziet. Gaat dat mis, neem dan contact op. Wij denken met u mee.",
    ),
    (
        "druk-agressie",
        "Mijn kleuter slaat en bijt. Wat kan ik doen?",
        "Haal uw kind rustig weg en zeg kort: slaan doet pijn. Troost eerst het andere kind. Oefen later wat uw kind wel kan doen: stop zeggen of hulp vragen.",
    ),
    (
        "druk-agressie",
        "Mijn kinderen maken veel ruzie. Moet ik ingrijpen?",
        "Grijp in als het gevaarlijk wordt. Laat ze kleine ruzies zelf oplossen. Vraag daarna aan elk kind wat het wilde en bedenk samen een oplossing.",
    ),
    (
        "druk-vriendjes",
        "Mijn kind heeft geen vriendjes. Hoe help ik?",
        "Nodig één kind tegelijk uit en houd het kort. Een sportclub of een vereniging helpt ook. Vraag de leerkracht met wie uw kind graag speelt.",
    ),
    (
        "druk-pesten",
        "Mijn kind wordt gepest. Wat nu?",
        "Luister en neem het serieus. Maak samen een plan. Vraag de leerkracht om een gesprek; elke school heeft iemand die over pesten gaat.",
    ),
    (
        "druk-scheiding",
        "Hoe vertel ik mijn kind dat wij gaan scheiden?",
        "Vertel het samen en kort. Zeg dat het niet de schuld van het kind is. Vertel wat hetzelfde blijft: school, vrienden, opa en oma.",
    ),
    (
        "ontwikkeling-lopen",
        "Mijn kind van 15 maanden loopt nog niet. Is dat laat?",
        "Veel kinderen lopen tussen 12 en 18 maanden. Laat uw kind veel op de grond spelen, op blote voeten. Loopt het met 18 maanden nog niet, bel dan de jeugdverpleegkundige.",
    ),
    (
        "ontwikkeling-praten",
        "Is het lastig voor een kind als wij thuis twee talen spreken?",
        "Nee. Spreek de taal waarin u zich thuis voelt. Lees voor en praat veel. Kinderen halen talen soms door elkaar; dat gaat over.",
    ),
    (
        "ontwikkeling-praten",
        "Mijn kind van 2 praat weinig. Wanneer bel ik iemand?",
        "Met twee jaar maken veel kinderen zinnen van twee woorden. Doet uw kind dat niet, vraag dan de jeugdverpleegkundige om mee te kijken. Vertel intussen veel bij wat u doet.",
    ),
    (
        "ontwikkeling-zindelijk",
        "Wanneer is een kind zindelijk?",
        "Dat verschilt. De meeste kinderen zijn overdag droog voor hun vierde jaar. Geef geen straf bij een ongelukje. Bespreek twijfel met de jeugdverpleegkundige.",
    ),
    (
        "ontwikkeling-zindelijk",
        "Mijn kind van 6 plast nog in bed. Wat helpt?",
        "Dit komt vaak voor en uw kind kan er niets aan doen. Laat overdag genoeg drinken en voor het slapen plassen. Vanaf 7 jaar kan een plaswekker helpen.",
    ),
    (
        "ontwikkeling-drift",
        "Hoe ga ik om met driftbuien?",
        "Blijf in de buurt en blijf rustig. Praat weinig tot het over is. Geef niet toe, maar troost daarna wel. Let op wat vooraf ging: vaak is uw kind moe of heeft het honger.",
    ),
    (
        "ontwikkeling-school",
        "Mijn kind wil geen huiswerk maken. Wat kan ik doen?",
        "Kies samen een vaste tijd en een rustige plek. Knip het werk in kleine stukken. Blijft het moeilijk, praat dan met de mentor.",
    ),
    (
        "gezondheid-eten",
        "Mijn kind eet geen groente. Wat kan ik doen?",
        "Blijf kleine beetjes aanbieden en eet zelf mee. Dwing niet. Vaak duurt het tien keer proeven voor een kind iets lust.",
    ),
    (
        "gezondheid-slapen",
        "Mijn peuter wordt 's nachts wakker. Wat helpt?",
        "Houd elke avond dezelfde volgorde aan: wassen, voorlezen, licht uit. Troost kort en laat uw kind in bed. Houd dit een week of twee vol.",
    ),
    (
        "gezondheid-groei",
        "Mijn kind is zwaarder dan andere kinderen. Moet het op dieet?",
        "Nee, begin niet zelf met een dieet. Kijk samen naar drinken, tussendoortjes en buiten spelen. De jeugdverpleegkundige kan wegen, meten en meedenken.",
    ),
    (
        "gezondheid-huilen",
        "Mijn baby huilt veel. Bij wie kan ik terecht?",
        "Kom langs of bel het CJG. De jeugdverpleegkundige kijkt met u mee. Bent u bang dat u uw baby iets aandoet? Leg uw baby veilig neer en bel meteen.",
    ),
    (
        "gezondheid-zwanger",
        "Ik ben zwanger en sta er alleen voor. Welke hulp is er?",
        "De jeugdverpleegkundige kan voor de geboorte al bij u thuis komen. Zij weet ook hulp bij geld en wonen. Bel ons; wij maken een afspraak.",
    ),
    (
        "gezondheid-inenten",
        "Mijn kind heeft een prik gemist. Kan dat nog?",
        "Ja, bijna altijd. Bel de jeugdgezondheidszorg voor een afspraak. Het kost niets. Neem het inentingsboekje mee als u dat hebt.",
    ),
    (
        "cjg",
        "Moet ik een afspraak maken om langs te komen?",
        "Nee. Tijdens de openingstijden kunt u gewoon binnenlopen. Wilt u een bepaalde medewerker spreken? Bel dan eerst even.",
    ),
    (
        "luisteren-schermen",
        "Mijn kind wil al een telefoon. Vanaf welke leeftijd is dat goed?",
        "Er is geen vaste leeftijd. Kijk of uw kind zich aan afspraken kan houden. Spreek samen af waar en wanneer de telefoon aan mag, en laat hem 's nachts buiten de slaapkamer liggen.",
    ),
    (
        "ontwikkeling-school",
        "Mijn kind wil niet naar school. Wat moet ik doen?",
        "Vraag rustig waar uw kind tegenop ziet. Bel dezelfde dag de mentor of de leerkracht. Duurt het langer dan een paar dagen, dan denken school, jeugdarts en leerplichtambtenaar met u mee.",
    ),
    (
        "ontwikkeling-school",
        "Mijn dochter spijbelt. Wat kan ik doen?",
        "Vraag waar zij dan is en waarom. Praat samen met de mentor. Maak kleine afspraken die u elke dag kunt nagaan. De leerplichtambtenaar kan helpen, niet alleen straffen.",
    ),
    (
        "grenzen-zakgeld",
        "Wij hebben geen geld voor sport of een schoolreis. Is er hulp?",
        "Ja. Er zijn fondsen die sport, fietsen en schoolspullen betalen. De school of het CJG vraagt het voor u aan. U hoeft zich niet te schamen: veel gezinnen maken er gebruik van.",
    ),
    (
        "druk-scheiding",
        "Mijn kind wil na de scheiding niet naar de andere ouder. Wat nu?",
        "Luister zonder partij te kiezen. Vraag wat er moeilijk is. Praat erover met de andere ouder, zonder uw kind erbij. Lukt dat niet, dan kan een mediator of het CJG helpen.",
    ),
    (
        "druk-pesten",
        "Mijn kind pest andere kinderen. Hoe pak ik dat aan?",
        "Zeg duidelijk dat pesten niet mag, en blijf rustig. Vraag wat er gebeurde en wat de ander voelde. Spreek met school één lijn af en let op wat er goed gaat.",
    ),
    (
        "luisteren-puber",
        "Ik denk dat mijn zoon blowt. Wat kan ik doen?",
        "Kies een rustig moment en zeg wat u ziet. Vraag ernaar en luister. Zeg wat u wel en niet goed vindt. Maakt u zich zorgen, dan kunt u zonder uw zoon advies vragen.",
    ),
    (
        "druk-vriendjes",
        "Mijn kind is erg verlegen. Gaat dat over?",
        "Verlegen zijn hoort bij veel kinderen. Geef tijd en dwing niet. Oefen thuis wat uw kind kan zeggen. Heeft uw kind er last van, bel ons dan.",
    ),
    (
        "gezondheid-slapen",
        "Mijn puber slaapt laat in. Is dat slecht?",
        "De biologische klok van pubers loopt later. Een vaste tijd om op te staan helpt meer dan een vaste bedtijd. Leg schermen een uur voor het slapen weg en ga overdag naar buiten.",
    ),
]

WORRIES = [
    "Beppie Verzonnen (buurvrouw) hoort 's avonds vaak schreeuwen bij de familie Fantasie. De kinderen komen niet meer buiten spelen.",
    "Juf Dromen ziet dat Pim Proef (8) moe is en zonder eten op school komt. Zij sprak vader een keer; die zei dat het druk is.",
    "Opa Voorbeeld maakt zich zorgen: zijn dochter Els Denkbeeld slaapt al weken niet en kan de baby niet meer troosten.",
    "Trainer Nep Naam vertelt dat Lot Verbeelding (14) niet meer komt en dat zij zegt dat thuis alles anders is.",
    "Moeder Roos Verzinsel belt zelf: haar zoon Abel (11) weigert al drie weken naar school te gaan.",
    "Huisarts Testrecept vraagt om mee te kijken: moeder Fictie komt afspraken voor haar dochter Saar (3) niet na.",
    "Meester Sprookje hoort van Tijl Bedacht (10) dat hij 's avonds vaak alleen thuis is en voor zijn zusje zorgt.",
    "Tante Mythe belt: haar neef Kick Denkbeeld (16) komt nachten niet thuis en heeft opeens veel geld.",
    "De leidster van peuterspeelzaal Het Luchtkasteel ziet dat Fee Fantasie (3) schrikt als iemand haar optilt.",
    "Vader Joris Voorbeeld zegt dat hij het alleen niet meer volhoudt met de tweeling (5) en vraagt om hulp.",
]
# Told with acute danger: what follows is due at once.
DANGERS = [
    "Buurman Verhaal belt: bij familie Verzinsel wordt nu geschreeuwd en gegooid. De kinderen Jip en Janna (4 en 6) staan buiten zonder jas.",
    "Mevrouw Proef zegt aan de telefoon dat zij bang is dat zij haar baby iets aandoet. Haar zus Fabel is onderweg.",
    "Juf Legende belt: Noa Verbeelding (12) durft vandaag niet naar huis en heeft een blauwe plek in haar gezicht.",
    "De wijkagent meldt dat Sem Sprookje (2) alleen in de woning van familie Bedacht was. Hij is nu bij de buren.",
]
CALLERS = ["Mevrouw Voorbeeld", "Meneer Denkbeeld", "Mevrouw Proef", "Opa Verzonnen", "Juf Dromen", "Meneer Fictie"]
