"""Every fixed sentence of the app, kept together: Dutch, short, "u", one word for one thing."""

from __future__ import annotations

TITLE = "Verdienmodel"
START = "Start"
PLAN = "Begroting"

# Start page
QUESTION = "Kan ons wijkbedrijf of dorpsbedrijf bestaan?"
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
BOOKS = "Van wie"
STATEMENT = "Indeling"
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
PER_YEAR = "Saldo per kalenderjaar"
STATEMENT_HEAD = "{statement} per {per}"
CHART_HEAD = "Baten, lasten en saldo per {per}"
POST = "Post"
ROUNDING = "Verschillen van één euro komen door afronding."
TABLE_NOTE = "Bedragen in hele euro’s. Wat nog onzeker is of geweigerd, telt niet mee. Btw is nog niet berekend."
ATTENTION = "Let op"
STANDING = "{whose}, alle jaren samen:"
STANDING_WAS = "(zonder uw wijzigingen: {then})"

# Changing
CHANGE = "Verander het plan"
SLIDERS_HELP = "Schuif, en de begroting verandert mee."
CHANGED = "Gewijzigd ten opzichte van het bestand:"
CHANGED_ONE = "Gewijzigd."
WAS = "Het was {value}."
NOT_CHANGED = "U hebt nog niets gewijzigd."
ALL_AS_FILE = "Alles staat weer zoals in het bestand."
UNDO = "Laatste wijziging ongedaan maken"
BACK = "Terug naar het bestand"
BACK_SURE = "U raakt dan {count} kwijt. Daarna kunt u dit nog ongedaan maken."
ONE_CHANGE = "één wijziging"
CHANGES = "{count} wijzigingen"
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
KEPT = "Wij rekenen verder met {value}."
USUAL = "Gebruikelijk: {low} tot {high}."
YEAR = "Jaar"
MONTH = "Maand"
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")  # fmt: skip

# Origin
ORIGIN = "Waar komt dit vandaan?"
ORIGIN_HELP = "Kies een getal uit de tabel. U ziet hoe het is berekend, tot aan de bron."
WHICH_NUMBER = "Welk getal"
WHICH_PERIOD = "Welke periode"

# Checks, downloads
CHECKS_GOOD = "{count} controles: alle goed"
CHECKS_BAD = "{count} controles: {bad} niet goed"
CHECK_GOOD = "goed"
CHECK_BAD = "niet goed"
CHECKS_TITLE = "Controles"
REMARKS = "Meldingen bij dit plan ({count})"
DOWNLOADS = "Downloaden"
WORKBOOK = "Werkmap voor Excel"
TABLE_CSV = "Deze tabel (CSV)"
SCENARIO = "Scenario (YAML)"
FILE_AS_IS = "Het scenario is het bestand zoals u het hebt geopend."
FILE_CHANGED = (
    "In het scenario staan uw wijzigingen: als nieuw getal op de oude plek, of anders als de variant "
    "‘Mijn wijzigingen’. De rest van uw bestand blijft gelijk."
)
STAMP = "Zo is dit berekend"

# Errors
ERROR = "Er ging iets mis in de app."
ERROR_HELP = "Laad de pagina opnieuw. Gaat het weer mis? Geef het dan door, met wat u deed."
WRONG_HOST = "Dit adres is niet bekend bij deze app. Open de app op http://127.0.0.1 met het poortnummer."
