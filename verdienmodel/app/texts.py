"""Every fixed sentence of the app, kept together: Dutch, short, "u", one word for one thing."""

from __future__ import annotations

TITLE = "Verdienmodel"
START = "Start"
PLAN = "Begroting"

# Start page
QUESTION = "Kan ons wijkbedrijf of dorpsbedrijf bestaan?"
ANSWER = "Voor {whose}: {answer}"
PROMISE = (
    "Reken het zelf uit. U ziet de begroting per kalenderjaar, u schuift met de getallen, en u ziet van elk getal "
    "waar het vandaan komt. Uw gegevens blijven op deze computer staan."
)
PROMISE_HOSTED = (
    "Reken het zelf uit. U ziet de begroting per kalenderjaar, u schuift met de getallen, en u ziet van elk getal "
    "waar het vandaan komt. Wij bewaren niets: een bestand dat u opent, verdwijnt als u de pagina sluit."
)
GO_ON = "Verder met uw plan"
GO_ON_BUTTON = "Verder met {name}"
EXAMPLES = "Bekijk een voorbeeld"
SEE = "Bekijk {name}"
NEW = "Nieuw plan"
NEW_HELP = "Beantwoord drie vragen en vul een paar velden in. Wat u nog niet weet, vullen wij in als aanname."
NEW_OPEN = "Beantwoord de vragen"
NEW_SEVERAL = "Kies er geen, een of meer."
NEW_PEOPLE = "Hoeveel mensen: {group}"
NEW_QUESTIONS = "Drie vragen"
NEW_FIELDS = "Over uw plan"
NEW_NOT_READY = "Verbeter eerst wat hierboven niet kan. Daarna opent u het plan."
NEW_READY = "Uw plan is klaar. U kunt het openen, en later alles nog veranderen."
NEW_BUTTON = "Open dit plan"
NEW_SAVE = "Bewaar dit plan (YAML)"
OWN = "Open een bestand"
OWN_HELP = "Een scenario is een tekstbestand met de naam .yaml, van hoogstens {kilobytes} kB."
UPLOAD = "Uw scenario (.yaml)"
NOT_OPENED = "Wij kunnen ‘{name}’ nog niet openen. {count}"
ONE_POINT = "Er is één punt om te verbeteren."
POINTS = "Er zijn {count} punten om te verbeteren."
TRY_AGAIN = "Verbeter dit in uw bestand en open het daarna opnieuw. Uw bestand is niet veranderd."
STILL_OPEN = "Het plan dat al open was, is er nog."
LINE = "Regel {line}"
WHY = "Waarom: {text}"
HOW = "Zo lost u het op: {text}"

# Plan page
NO_PLAN = "Er is nog geen plan open."
NO_PLAN_HELP = "Kies op de startpagina een voorbeeld of open een bestand."
TO_START = "Naar de startpagina"
STORY = "Over dit plan"
STORY_PARTS = {"aanleiding": "Aanleiding", "uitdaging": "Uitdaging", "aanpak": "Aanpak"}
GOALS = "Doelen"
OUTSIDE = "Hoe liep het bij anderen?"
BOOKS = "Van wie"
BOOKS_HELP = (
    "Wie een eigen begroting heeft in dit plan, heeft een eigen administratie. ‘Alles samen’ telt de administraties op, "
    "zonder wat zij elkaar betalen."
)
STATEMENT = "Overzicht"
PER = "Per"
PERIODS = {"jaar": "kalenderjaar", "boekjaar": "boekjaar", "kwartaal": "kwartaal", "maand": "maand"}
OPTION = "Variant"
BASE = "Het plan zelf"
READING = "Bezig met lezen…"
WORKING = "Bezig met rekenen…"
BROKEN = "Met deze getallen kan het plan niet worden uitgerekend."
BROKEN_HELP = "Maak de laatste wijziging ongedaan, of ga terug naar het bestand."

# Result
RESULT = "Sluit de begroting?"
WHOLE = "Saldo, alle jaren samen"
LOWEST = "Laagste jaar"
LOWEST_ONE = "Jaar"
SIGNALS = "Meldingen"
UNUSUAL = "Let op: een ongewoon getal"
SIGNALS_HELP = "Punten die aandacht vragen."
SIGNALS_BELOW = "Wat begint met ‘Let op’, staat onder deze cijfers."
SIGNALS_LAST = "‘Meldingen bij dit plan’ staat onderaan, boven ‘Downloaden’."
NO_SIGNALS = "geen"
STATEMENT_HEAD = "{statement} per {per}"
CHART_HEAD = "Baten, lasten en saldo per {per}"
STAND_HEAD = "Geld op de bank, per maand"
POST = "Post"
ROUNDING = "Verschillen van één euro komen door afronding."
TABLE_NOTE = "Bedragen zijn afgerond, {amounts}. Wat is geweigerd of nog niet meetelt, staat er niet in. Wat wel meetelt, is niet altijd zeker: zie het dekkingsplan."
ATTENTION = "Let op"
STANDING = "{whose}, alle jaren samen:"
STANDING_WAS = "(zonder uw wijzigingen: {then})"

# Changing
CHANGE = "Verander het plan"
SLIDERS_HELP = "Schuif, en de begroting verandert mee."
CHANGED = "Gewijzigd ten opzichte van het bestand:"
CHANGED_ONE = "Gewijzigd."
BACK_TO = "Terug naar {value}"
NOT_CHANGED = "U hebt nog niets gewijzigd."
ALL_AS_FILE = "Alles staat weer zoals in het bestand."
UNDO = "Laatste wijziging ongedaan maken"
REDO = "Toch weer doen"
BACK = "Terug naar het bestand"
BACK_SURE = "U raakt dan {count} kwijt. Daarna kunt u dit nog ongedaan maken."
ONE_CHANGE = "één wijziging"
CHANGES = "{count} wijzigingen"
WITH_CHANGES = "Deze pagina rekent met {count} van u."
BACK_YES = "Ja, terug naar het bestand"
OTHERS = "Alle andere getallen"
ASSUMPTIONS = "Uitgangspunten"
AMOUNTS = "Bedragen op de begroting"
PRICES = "Prijsstijging"
TABLES = "Tabellen"
TAKES_PART = "Wat meedoet"
WE_READ = "Wij lezen: {value}"
WRITE_AMOUNT = "Schrijf een bedrag zoals 12.500 of 12.500,50"
WRITE_PERCENT = "Schrijf een percentage zoals 8 of 2,5"
WRITE_NUMBER = "Schrijf een getal zoals 1.250 of 1250,5"
EMPTY = "Dit veld is leeg"
KEPT = "Wij rekenen verder met {value}."
USUAL = "Gebruikelijk: {low} tot {high}."
YEAR = "Jaar"
MONTH = "Maand"
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")  # fmt: skip

# Doorrekeningen
RISK = "Onzekerheid"
RISK_TITLE = "Hoe zeker is {name}?"
RISK_HELP = (
    "Niemand weet alle getallen zeker. Wij rekenen het plan duizenden keren door, elke keer met andere getallen die kunnen. "
    "Zo ziet u hoe vaak het goed gaat."
)
DRAWS = "Doorrekeningen"
DRAWS_HELP = "Meer doorrekeningen maken het antwoord preciezer, niet anders."
DRAWING = "Bezig met doorrekenen…"
DRAWN = "{done} van {total} doorrekeningen"
STOP = "Stop"
STOPPED = "Gestopt. U ziet weer het antwoord van {draws} doorrekeningen."
STOP_HELP = "Het doorrekenen stopt. U ziet daarna weer het antwoord van 4.096 doorrekeningen."
RISK_ANSWER = "Hoe vaak gaat het goed?"
RISK_YEARS = "Het saldo per jaar"
FAN_HELP = (
    "De lijn is het midden. In de donkere band valt de helft van de doorrekeningen, in de lichte 9 van de 10. In de tabel: bij 1 op de 10 is "
    "het lager dan P10, en bij 1 op de 10 hoger dan P90; P50 is het midden."
)
RISK_COLUMNS = (
    "Jaar",
    "Begroting",
    "P10",
    "P50",
    "P90",
    "Gemiddeld",
    "Kans op tekort",
)
AS_TABLE = "Bekijk als tabel"
DOTS_COLUMNS = ("Uitkomst", "Aantal van 20")
TORNADO_COLUMNS = ("Als alleen dit verandert", "Laag (P10)", "Hoog (P90)", "Uitkomst bij laag", "Uitkomst bij hoog")
HOW_CERTAIN = "Hoe zeker is dit?"
RISK_WHY = "Wat is er anders als het in {year} slecht gaat?"
RISK_WHY_HELP = "De slechtste tien procent van de doorrekeningen, vergeleken met alle. Achter elk getal staat de bron."
RISK_WHY_NOTHING = "Niets in het bijzonder: geen enkele aanname is dan duidelijk anders."
SENSITIVITY = "Waar hangt het van af?"
SENSITIVITY_BUTTON = "Reken uit welke aannames het meest uitmaken"
SWITCHING = "Wanneer slaat de uitkomst om?"
INDICES = "Welk deel van de onzekerheid komt waarvandaan?"
INDICES_COLUMNS = ("Wat", "Alleen", "Met alles samen", "95% zeker tussen")
HOW_SURE = "Hoe precies is dit antwoord?"
RISK_WORKBOOK = "Bewaar de werkmap met het blad Onzekerheid"
RISK_JSON = "Bewaar de uitkomsten (JSON)"
RISK_CSV = "Bewaar elke doorrekening (CSV)"

# Options side by side
COMPARE = "Vergelijken"
COMPARE_TITLE = "{name}: opties naast elkaar"
COMPARE_HELP = "Elke optie krijgt dezelfde doorrekeningen: hetzelfde weer, dezelfde prijzen. Wat overblijft is het verschil dat de keuze maakt."
COMPARE_NONE = "Dit plan heeft geen opties. Voeg ze toe bij opties: in het bestand."
COMPARE_WHICH = "Welke opties"
COMPARE_CHOOSE = "Kies een of meer opties"
COMPARE_SOME = "U ziet {count} van de {total} opties. Kies er hierboven meer."
COMPARE_BESIDE = "Vergelijken met"
COMPARE_PERIOD = "Welk jaar"
COMPARE_ALL_YEARS = "Alle jaren samen"
COMPARE_YEARS = "Alle jaren naast elkaar"
COMPARE_WHOM = "Voor wie is welke optie beter?"
COMPARE_SALDO = "Wat kan er uitkomen voor {whose}?"
COMPARE_SALDO_HELP = "De balk loopt van P10 tot P90, de stip is het midden. Onder nul kost het geld."
COMPARE_PAIR = "Hoeveel scheelt het?"
COMPARE_PAIR_HELP = (
    "Van elke doorrekening het verschil. ‘Beter’ is het deel van de doorrekeningen waarin deze partij meer overhoudt."
)
COMPARE_REGRET = "Hoeveel kunt u mislopen?"
COMPARE_REGRET_HELP = (
    "Spijt: kijk achteraf welke optie in een doorrekening de beste was. Hoeveel minder gaf deze optie?"
)
COMPARE_MONEY = "Kan het geld opraken?"
COMPARE_GARANTIE = "Wat kan de garantie kosten?"
COMPARE_MEASURES = "Wat kost het per bezoek, uur of persoon?"
COMPARE_MEASURES_HELP = "Van een overheid de lasten min de baten, van een ander de lasten. ‘Geen’: in dat jaar is er niets om door te delen."
COMPARE_DETAIL = "Per taakveld"
COMPARE_BRIDGE = "Welke posten maken het verschil?"
COMPARE_BRIDGE_HELP = "De begroting zonder toeval, alle jaren samen. De posten tellen precies op tot het verschil."
COMPARE_BRIDGE_SAME = "Bij deze optie is de begroting van {whose} gelijk."
COMPARE_BRIDGE_TO = "Naar welke optie"
COMPARE_CHANGED = "Wat verandert elke optie?"
COMPARE_WORKBOOK = "Bewaar de werkmap met het blad Vergelijking"
COMPARE_JSON = "Bewaar de vergelijking (JSON)"

# Who pays and who gains
STAKEHOLDERS = "Gemeente"
STAKEHOLDERS_TITLE = "{name}: wie betaalt, wie profiteert"
STAKEHOLDERS_HELP = (
    "Een rij per partij: wat zij krijgt, betaalt en bespaart. Wat de een betaalt, krijgt een ander. Alleen geld telt in het saldo; "
    "vrije uren, vermeden groei en wat de samenleving merkt staan eronder en tellen nergens mee."
)
STAKEHOLDERS_NONE = "Dit plan noemt geen partijen. Vul partijen: in, en zet partij: bij de posten."
STAKEHOLDERS_WHEN = "Welk jaar"
STAKEHOLDERS_WHOLE = "Alle jaren samen"
STAKEHOLDERS_MATRIX = "Wie krijgt, betaalt en bespaart"
EVERYBODY = "‘{everybody}’ telt alle rijen op: wat de een betaalt, krijgt daarin een ander."
EFFECTS = "Wat wordt er bespaard?"
EFFECTS_NONE = "Dit plan noemt geen besparingen. Vul effecten: in: wie bespaart, hoeveel, en of het geld is."
EFFECT_HEAD = "{name}, {party}: {amount}"
EFFECT_DRIVER = "waar het van afhangt"
GEMEENTE_NONE = "Dit plan noemt geen gemeente. Zet bij partijen: een partij met soort: gemeente en boeken: ja."
GEMEENTE_TAAKVELDEN = "Per taakveld, {first} tot en met {last}"
GEMEENTE_NO_TAAKVELDEN = "Er is geen begroting per taakveld. Zet boeken: ja bij deze partij, en taakveld: bij wat zij betaalt, krijgt of bespaart."
GEMEENTE_DURATION = "Elk jaar of eenmalig"
GEMEENTE_NO_DURATION = "Geen enkele post van deze gemeente is eenmalig: alles komt elk jaar terug. Wat eenmalig is, krijgt structureel: nee."
GEMEENTE_BESIDE = "En zonder het plan?"
GEMEENTE_BESIDE_HELP = (
    "Kies de optie waarin het plan er niet komt, of waarin de gemeente stopt. Zo ziet u wat de gemeente dan kwijt is."
)
GEMEENTE_BESIDE_WHICH = "Leg ernaast"
GEMEENTE_BESIDE_ROW = "Variant"
GEMEENTE_BESIDE_NONE = "Dit plan heeft geen andere optie. Voeg bij opties: een optie toe waarin het plan er niet komt."
GEMEENTE_GUARANTEES = "Waar de gemeente garant voor staat"
GEMEENTE_NO_GUARANTEES = "De gemeente staat in deze variant nergens garant voor."
GEMEENTE_WRONG = "Wat als het misgaat?"
GEMEENTE_NOTHING_WRONG = "Geen enkele waarschuwing in dit plan gaat over wat deze gemeente betaalt of krijgt."
GEMEENTE_OTHERS = "Andere waarschuwingen in dit plan"
PRESENT_VALUES = "Wat alles samen nu waard is"
PRESENT_VALUES_HELP = "Elk met een eigen rente en eigen bedragen. Tel deze waarden nooit bij elkaar op. Wat mensen van het plan merken (klasse 5) zit er niet in."
PRESENT_VALUES_NONE = "Dit plan rekent geen contante waarden uit. Zet ze bij contante_waarde: in het bestand."
PER_INHABITANT = "Per inwoner"
PER_INHABITANT_NONE = (
    "Dit plan rekent geen bedrag per inwoner uit. Voeg bij grootheden: een bedrag toe met eenheid: eur/inwoner/jaar."
)
STAKEHOLDERS_JSON = "Bewaar dit (JSON)"

# Origin
ORIGIN = "Waar komt dit vandaan?"
ORIGIN_HELP = "Kies een getal uit de tabel. U ziet hoe het is berekend, tot aan de bron."
WHICH_NUMBER = "Welk getal"
WHICH_PERIOD = "Welke periode"

# Checks, downloads
CHECK_GOOD = "goed"
CHECK_BAD = "niet goed"
CHECKS_TITLE = "Controles"
REMARKS = "Meldingen bij dit plan ({count})"
DOWNLOADS = "Downloaden"
MAKE_WORKBOOK = "Maak de werkmap voor Excel"
MAKE_SCENARIO = "Maak het scenario met uw wijzigingen"
MAKING = "Bezig met het bestand…"
READY = "Het bestand is klaar. U kunt het nu bewaren."
NO_WORKBOOK = "Van dit plan kunnen wij geen werkmap maken. De begroting hierboven en het scenario kloppen wel."
WORKBOOK = "Bewaar de werkmap"
TABLE_CSV = "Bewaar deze tabel (CSV)"
SCENARIO = "Bewaar het scenario (YAML)"
FILE = {
    "gelijk": "Het scenario is het bestand zoals u het hebt geopend.",
    "getallen": "Uw nieuwe getallen staan op de oude plek in het scenario. De rest is gelijk.",
    "variant": "Uw wijzigingen staan in het scenario als de variant ‘Mijn wijzigingen’. De rest is gelijk.",
    "niet": "Uw wijzigingen pasten niet in het scenario. Ze staan onderaan als opmerking: zet ze er zelf in.",
}
STAMP = "Zo is dit berekend"

# Errors
ERROR = "Er ging iets mis in de app."
ERROR_HELP = "Laad de pagina opnieuw. Gaat het weer mis? Geef het dan door, met wat u deed."
WRONG_HOST = "Dit adres is niet bekend bij deze app. Open de app op http://127.0.0.1 met het poortnummer."
