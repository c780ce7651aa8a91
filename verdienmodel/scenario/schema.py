"""The scenario file, field by field. The text under a field is its help in app and documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from verdienmodel.scenario.fields import Entered, Formula, Frozen, Key, MonthField, Number, Text, Whole, YesNo

Soort = Literal["baten", "lasten", "ontvangsten", "uitgaven", "toevoegingen", "onttrekkingen"]
"""Baten and lasten make the result; ontvangsten and uitgaven only move money (a loan, a purchase); toevoegingen and
onttrekkingen appropriate the result (reserves)."""
Status = Literal["idee", "aangevraagd", "verleend", "vastgesteld", "geweigerd", "toegezegd"]
Onzekerheid = dict[str, object]


class Inleiding(Frozen):
    """Where the plan comes from, in own words."""

    aanleiding: Text = ""
    """Waarom dit plan er kwam."""
    uitdaging: Text = ""
    """Wat er moeilijk aan is."""
    aanpak: Text = ""
    """Hoe het plan dat aanpakt."""


class Bron(Frozen):
    """A source: who said it, when, and where to find it."""

    naam: Text
    """Titel of naam van de bron."""
    jaar: Whole | None = None
    """Jaar van de bron."""
    adres: Text = ""
    """Webadres of vindplaats."""
    toelichting: Text = ""
    """Wat deze bron wel en niet zegt."""


class Partij(Frozen):
    """Somebody who pays, receives or works along."""

    naam: Text
    """Naam zoals op de begroting."""
    soort: Literal[
        "gemeente",
        "rijk",
        "provincie",
        "waterschap",
        "zorgkantoor",
        "zorgverzekeraar",
        "uwv",
        "woningcorporatie",
        "school",
        "sw_bedrijf",
        "fonds",
        "leden",
        "klanten",
        "deelnemers",
        "organisatie",
        "overig",
    ] = "overig"
    """Wat voor partij het is."""
    boeken: YesNo = False
    """Ja: deze partij heeft in dit scenario een eigen begroting (administratie)."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Fase(Frozen):
    """A stage of the plan with its own budget."""

    naam: Text
    """Naam van de fase."""
    van: MonthField | None = None
    """Eerste maand (JJJJ-MM)."""
    tot_en_met: MonthField | None = None
    """Laatste maand (JJJJ-MM)."""
    toelichting: Text = ""
    """Wat er in deze fase gebeurt."""


class Rubriek(Frozen):
    """A heading of the begroting."""

    naam: Text
    """Naam op de begroting."""
    soort: Soort | Literal["activa", "passiva"]
    """Baten of lasten; of waar geld alleen beweegt, een reserve verandert, of wat op de balans staat."""
    spiegel: Key | None = None
    """De rubriek waaronder de andere partij dezelfde post boekt."""


class Seizoen(Frozen):
    """How a year is spread over its twelve months; the shares sum to 1."""

    naam: Text
    """Naam van het seizoen."""
    aandelen: list[Number] = Field(min_length=12, max_length=12)
    """Twaalf aandelen, januari tot en met december, samen 1."""
    bron: Text | None = None
    """Waar de aandelen vandaan komen."""


class Index(Frozen):
    """A path of price rises: a kengetal, or a rate per calendar year."""

    naam: Text = ""
    """Naam van de index."""
    kengetal: Text | None = None
    """Sleutel van het kengetal met het percentage per jaar."""
    jaren: dict[str, Entered] = {}
    """Percentage per jaar: {2026: "2,3%"}."""
    daarna: Entered | None = None
    """Percentage voor elk jaar dat niet is ingevuld."""
    bron: Text | None = None
    """Waar de percentages vandaan komen."""


class Tabelrij(Frozen):
    """One bracket."""

    tot_en_met: Number | None = None
    """Bovengrens van deze trede; de laatste trede heeft er geen."""
    waarde: Entered
    """Wat er bij deze trede hoort."""


class Tabel(Frozen):
    """A bracket table for staffel(…) and schijven(…)."""

    naam: Text
    """Naam van de tabel."""
    zoekt_op: Text
    """Eenheid waarop de tabel zoekt."""
    eenheid: Text
    """Eenheid van de uitkomst."""
    rijen: dict[Key, Tabelrij] = Field(min_length=1)
    """De treden, van laag naar hoog."""
    bron: Text | None = None
    """Waar de tabel vandaan komt."""


class Profiel(Frozen):
    """What share is still there k months later, for cohort(…)."""

    naam: Text
    """Naam van het verloop."""
    aandelen: list[Number] = Field(min_length=1)
    """Aandeel per maand na de start; het laatste getal blijft gelden."""
    eenheid: Text = "aandeel"
    """Eenheid van de aandelen."""
    bron: Text | None = None
    """Waar het verloop vandaan komt."""


class Invoer(Frozen):
    """A number that goes in: with its unit, source and usual range."""

    naam: Text | None = None
    """Naam zoals op de begroting."""
    eenheid: Text | None = None
    """Eenheid, zoals eur/m2/jaar, uur/week, % of datum."""
    waarde: Entered | None = None
    """De waarde: een getal, pm, of een reeks {2027-01: 100, 2028-01: 110}."""
    kengetal: Text | None = None
    """In plaats van een waarde: de sleutel van een kengetal."""
    uitleg: Text = ""
    """Wat dit getal is, in gewone taal."""
    bron: Text | None = None
    """Waar de waarde vandaan komt; zonder bron is het een eigen aanname."""
    laag: Number | None = None
    """Lage kant van wat gebruikelijk is."""
    hoog: Number | None = None
    """Hoge kant van wat gebruikelijk is."""
    minimaal: Number | None = None
    """Kleinste waarde die kan."""
    maximaal: Number | None = None
    """Grootste waarde die kan."""
    onzekerheid: Onzekerheid | None = None
    """Verdeling voor de doorrekeningen (wordt nog niet gebruikt)."""
    knop: YesNo = False
    """Ja: de app toont dit getal als schuif."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Grootheid(Frozen):
    """A quantity with a formula."""

    naam: Text | None = None
    """Naam zoals in de uitleg."""
    eenheid: Text
    """Eenheid van de uitkomst."""
    formule: Formula
    """De formule."""
    aard: Literal["stroom", "stand", "tarief", "factor", "getal"] | None = None
    """Hoe een periode deze grootheid toont; volgt meestal uit de eenheid."""
    uitleg: Text = ""
    """Wat deze grootheid is, in gewone taal."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Post(Frozen):
    """One line of the begroting."""

    naam: Text
    """Naam op de begroting."""
    soort: Soort
    """Baten of lasten; ontvangsten of uitgaven die geen resultaat zijn; toevoegingen aan of onttrekkingen uit reserves."""
    eenheid: Text = "eur"
    """Eenheid; bijna altijd eur."""
    waarde: Entered | None = None
    """Bedrag per jaar (of met eenheid eur/maand: per maand), of pm."""
    formule: Formula | None = None
    """In plaats van een waarde: een formule."""
    van: MonthField | None = None
    """Eerste maand (JJJJ-MM)."""
    tot_en_met: MonthField | None = None
    """Laatste maand (JJJJ-MM)."""
    spreiding: Literal["jaarbedrag", "seizoenbedrag"] = "jaarbedrag"
    """Jaarbedrag: alleen de actieve maanden tellen. Seizoenbedrag: het hele bedrag valt in de actieve maanden."""
    seizoen: Key | None = None
    """Seizoen waarover het bedrag wordt verdeeld."""
    prijspeil: Whole | None = None
    """Jaar waarin het bedrag geldt."""
    index: Key | None = None
    """Index waarmee het bedrag meegroeit."""
    onzekerheid: Onzekerheid | None = None
    """Verdeling voor de doorrekeningen (wordt nog niet gebruikt)."""
    structureel: YesNo | None = None
    """Ja: komt elk jaar terug. Nee: eenmalig."""
    vorm: Literal["opdracht", "subsidie", "inkoop_individueel", "eigen_uitvoering"] | None = None
    """Hoe gemeente en initiatief dit regelen."""
    administratie: Key | None = None
    """Op wiens begroting deze post staat."""
    partij: Key | None = None
    """De andere kant: wie betaalt of ontvangt."""
    rubriek: Key | None = None
    """Onder welk kopje de post staat."""
    fase: Key | None = None
    """Bij welke fase de post hoort."""
    taakveld: Text | None = None
    """Gemeentelijk taakveld, geldig in het jaar van de post."""
    btw: Literal["hoog", "laag", "nul", "vrijgesteld", "buiten"] | None = None
    """Btw-behandeling (wordt nog niet gerekend)."""
    btw_inbegrepen: YesNo | None = None
    """Of het bedrag inclusief btw is (wordt nog niet gerekend)."""
    aftrek: Literal["belast", "vrijgesteld", "niet_economisch", "gemengd"] | None = None
    """Aftrek van btw (wordt nog niet gerekend)."""
    betaaltermijn: Whole | None = None
    """Maanden tussen boeking en betaling; negatief is vooruit."""
    kaspatroon: Key | None = None
    """Seizoen waarin het geld beweegt, los van dat van de post zelf."""
    subsidiabel: YesNo | None = None
    """Of de subsidiegever deze kosten meetelt."""
    kas: YesNo = True
    """Nee: in natura, er beweegt geen geld."""
    status: Status | None = None
    """Hoe zeker de post is; zonder status telt hij mee."""
    na_afloop: YesNo = False
    """Ja: de post gaat door als het onderdeel is afgelopen, zoals een afrekening."""
    bron: Text | None = None
    """Waar het bedrag vandaan komt."""
    toelichting: Text = ""
    """Uitleg bij de post."""
    aan: YesNo = True
    """Nee: de post telt niet mee, maar blijft in het scenario staan."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Signaal(Frozen):
    """A warning that the scenario itself works out: shown when its condition holds in any month."""

    naam: Text
    """Korte naam."""
    als: Formula
    """Formule; het signaal geldt in de maanden waarin zij niet 0 is."""
    zeg: Text
    """Wat u dan leest."""
    herstel: Text = ""
    """Wat u eraan kunt doen."""


class Controle(Frozen):
    """Two sides that must be equal in every month, worked out apart."""

    naam: Text
    """Wat er wordt vergeleken."""
    uitleg: Text
    """Wat er klopt als beide kanten gelijk zijn."""
    links: Formula
    """De ene kant."""
    rechts: Formula
    """De andere kant, los van de eerste uitgerekend."""


class Stand(Frozen):
    """One line of the balance: what is owned (activa) or owed (passiva) at the end of a month."""

    naam: Text
    """Naam op de balans."""
    zijde: Literal["activa", "passiva"]
    """Activa: wat er is. Passiva: hoe dat is betaald."""
    rubriek: Key | None = None
    """Onder welk kopje van de balans."""
    formule: Formula
    """De stand aan het eind van elke maand, in eur."""
    toelichting: Text = ""
    """Uitleg bij de stand."""


class Onderdeel(Frozen):
    """A building block (bouwsteen): from the library (sjabloon) or with its own formulas.

    A business unit is one; so are a loan, an investment, a provision, a reserve and the books of an administratie.
    """

    naam: Text | None = None
    """Naam van het onderdeel."""
    sjabloon: Key | None = None
    """Bestand uit de bibliotheek waarop het onderdeel is gebouwd."""
    uitleg: Text = ""
    """Wat het onderdeel doet."""
    aan: YesNo = True
    """Nee: het onderdeel doet niet mee, maar blijft in het scenario staan."""
    fase: Key | None = None
    """Fase waarin het onderdeel loopt; geldt voor elke post die zelf geen fase noemt."""
    van: MonthField | None = None
    """Eerste maand (JJJJ-MM)."""
    tot_en_met: MonthField | None = None
    """Laatste maand (JJJJ-MM)."""
    prijspeil: Whole | None = None
    """Jaar waarin de prijzen van dit onderdeel gelden."""
    administratie: Key | None = None
    """Op wiens begroting alles van dit onderdeel staat; een post mag zelf iets anders zeggen."""
    partij: Key | None = None
    """De andere kant bij elke post die zelf geen partij noemt."""
    taakveld: Text | None = None
    """Taakveld van elke post die er zelf geen noemt."""
    status: Status | None = None
    """Hoe zeker dit is, voor elke post die zelf geen status noemt; telt hij niet mee, dan staat er ook niets van op de balans."""
    invoer: dict[Key, Invoer] = {}
    """De getallen die erin gaan."""
    grootheden: dict[Key, Grootheid] = {}
    """Wat daaruit volgt."""
    posten: dict[Key, Post] = {}
    """De regels op de begroting."""
    standen: dict[Key, Stand] = {}
    """De regels op de balans."""
    signalen: dict[Key, Signaal] = {}
    """Waarschuwingen van dit onderdeel."""
    controles: dict[Key, Controle] = {}
    """Wat in dit onderdeel elke maand gelijk moet zijn."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Wijziging(Frozen):
    """One change of a value at an address."""

    adres: Text
    """Adres van de waarde."""
    zet: Entered | None = None
    """De nieuwe waarde."""
    plus: Number | None = None
    """Wat erbij komt."""
    maal: Number | None = None
    """Waarmee de waarde wordt vermenigvuldigd."""
    van: MonthField | None = None
    """Vanaf deze maand."""
    tot_en_met: MonthField | None = None
    """Tot en met deze maand."""


class Optie(Frozen):
    """A named stack of changes on the same scenario."""

    naam: Text
    """Naam van de optie."""
    uitleg: Text = ""
    """Wat deze optie anders doet."""
    wijzigingen: list[Wijziging] = []
    """De wijzigingen, in volgorde."""


class Doel(Frozen):
    """A target of the plan with its tolerance (not calculated yet)."""

    naam: Text
    """Wat het plan wil bereiken."""
    streef: Text
    """Hoeveel, en wanneer."""
    tolerantie: Text = ""
    """Wanneer het doel nog ‘binnen tolerantie’ is."""


class Scenario(Frozen):
    """A whole scenario file."""

    schema_: Whole = Field(alias="schema")
    """Versie van dit bestandsformaat; nu 1."""
    naam: Text
    """Naam van het plan."""
    samenvatting: Text = ""
    """Het plan in één of twee zinnen."""
    plaats: Text = ""
    """Dorp of wijk."""
    gemeente: Text = ""
    """Gemeente."""
    inleiding: Inleiding | None = None
    """Aanleiding, uitdaging en aanpak."""
    van: MonthField
    """Eerste maand van de begroting (JJJJ-MM)."""
    tot_en_met: MonthField
    """Laatste maand van de begroting (JJJJ-MM)."""
    boekjaar_begint: Whole = Field(default=1, ge=1, le=12)
    """Maand waarin het boekjaar begint."""
    prijspeil: Whole | None = None
    """Jaar waarin de bedragen gelden; standaard het eerste jaar."""
    administratie: Key | None = None
    """Op wiens begroting posten staan die dat zelf niet zeggen."""
    zaad: Whole | None = None
    """Startgetal voor de doorrekeningen."""
    tel_mee: list[Status] = ["verleend", "vastgesteld", "toegezegd"]
    """Bij welke status een post in de begroting meetelt."""
    bronnen: dict[Key, Bron] = {}
    """Bronnen waarnaar ‘bron:’ kan verwijzen."""
    eenheden: dict[Key, Text] = {}
    """Eigen teleenheden, zoals boom of haag."""
    partijen: dict[Key, Partij] = {}
    """Wie betaalt, ontvangt of meedoet."""
    fasen: dict[Key, Fase] = {}
    """De fasen van het plan."""
    rubrieken: dict[Key, Rubriek] = {}
    """Eigen kopjes op de begroting, naast die van de bibliotheek."""
    seizoenen: dict[Key, Seizoen] = {}
    """Verdelingen over het jaar."""
    indexen: dict[Key, Index] = {}
    """Prijsindexen."""
    tabellen: dict[Key, Tabel] = {}
    """Staffels en schijven."""
    profielen: dict[Key, Profiel] = {}
    """Verloop na een instroom."""
    invoer: dict[Key, Invoer] = {}
    """De getallen die erin gaan."""
    grootheden: dict[Key, Grootheid] = {}
    """Wat daaruit volgt."""
    posten: dict[Key, Post] = {}
    """De regels op de begroting."""
    onderdelen: dict[Key, Onderdeel] = {}
    """De bedrijfjes waaruit het plan bestaat."""
    investeringen: dict[Key, Onderdeel] = {}
    """Wat u koopt en jaren gebruikt."""
    leningen: dict[Key, Onderdeel] = {}
    """Geld dat u leent en terugbetaalt."""
    voorzieningen: dict[Key, Onderdeel] = {}
    """Geld dat u opzij zet voor groot onderhoud; een schuld aan later."""
    reserves: dict[Key, Onderdeel] = {}
    """Eigen geld met een bestemming."""
    subsidies: dict[Key, Onderdeel] = {}
    """Subsidies, bijdragen en garanties, met hun voorschot en afrekening."""
    boekhouding: dict[Key, Onderdeel] = {}
    """Per administratie: het geld op de bank en de balans. De id is die van de administratie."""
    opties: dict[Key, Optie] = {}
    """Varianten van hetzelfde plan."""
    signalen: dict[Key, Signaal] = {}
    """Waarschuwingen die het scenario zelf uitrekent."""
    doelen: dict[Key, Doel] = {}
    """Doelen met hun tolerantie."""


BLOCKS = ("onderdelen", "investeringen", "leningen", "voorzieningen", "reserves", "subsidies", "boekhouding")
"""Collections of building blocks; each has a room of the same name in the library."""
COMPANY = "organisatie"
"""Whose books everything stands in when the scenario names no administratie."""
LATER = ("deelnemers", "effecten", "gebeurtenissen")
"""Collections that the format reserves; a file that uses one is told so instead of being half read."""


def blocks(scenario: Scenario) -> Iterator[tuple[tuple[str, str], Onderdeel]]:
    """Every building block with its path in the file, collection by collection."""
    for room in BLOCKS:
        for name, block in getattr(scenario, room).items():
            yield (room, name), block
