"""The scenario file as a whole, with its options. The text under a field is its help in the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from verdienmodel.scenario.fields import Entered, Formula, Frozen, Key, MonthField, Number, Text, Whole, YesNo
from verdienmodel.scenario.items import Bouwsteen, Grootheid, Invoer, Post, Signaal, Status
from verdienmodel.scenario.spread import Pad, Samenhang
from verdienmodel.scenario.surroundings import Bron, Fase, Index, Inleiding, Partij, Profiel, Rubriek, Seizoen, Tabel


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


class Gebeurtenis(Bouwsteen):
    """Something that may happen: a chance, what it changes, and posts of its own. The begroting leaves it out."""

    kans: Entered = Field(default=0.0)
    """De kans dat het gebeurt, in procenten; een optie kan haar veranderen (gebeurtenissen.X.kans)."""
    bron: Text | None = None
    """Waar de kans vandaan komt."""
    aan: YesNo = Field(default=False, alias="in_begroting")
    """Ja: de begroting rekent ermee alsof het zeker gebeurt."""
    laatst: MonthField | None = None
    """Het begint in een maand van ‘van’ tot en met deze; elke maand is even waarschijnlijk."""
    wijzigingen: list[Wijziging] = []
    """Wat er verandert als het gebeurt."""


Recht = Literal["wmo_maatwerk", "wlz", "zvw", "jeugdwet", "participatiewet", "geen"]


class Effect(Bouwsteen):
    """What somebody saves through the plan: an inverdieneffect. It is in nobody's begroting, and never added silently."""

    incasseerbaarheid: Whole = Field(default=0, ge=0, le=5)
    """1: geld dit jaar. 2: geld na afloop van contract of indicatie (van). 3: vrije uren of m2. 4: vermeden groei. 5: maatschappelijk."""
    structureel: YesNo = True
    """Ja: komt elk jaar terug. Nee: eenmalig."""
    recht: Recht | None = None
    """Waar deze mensen zonder het plan recht op hebben; zonder recht is er geen besparing."""


class Doel(Frozen):
    """A target of the plan with its tolerance: in words (streef), or worked out (grootheid with minstens or hoogstens)."""

    naam: Text
    """Wat het plan wil bereiken."""
    streef: Text = ""
    """Hoeveel, en wanneer, in woorden."""
    grootheid: Formula | None = None
    """Wat er wordt uitgerekend: een adres (een bedrag per maand telt op over de periode) of een formule."""
    eenheid: Text | None = None
    """Eenheid van de grens; zonder dit veld die van de grootheid, en bij een formule eur."""
    periode: Whole | None = None
    """Het jaar waarin het moet zijn gehaald; zonder dit veld: over het hele plan, of aan het eind ervan."""
    minstens: Entered | None = None
    """Zoveel of meer is gehaald."""
    hoogstens: Entered | None = None
    """Zoveel of minder is gehaald."""
    tolerantie: Entered = ""
    """Wanneer het doel nog ‘binnen tolerantie’ is: in woorden, of hoeveel het naast de grens mag zitten."""
    bron: Text | None = None
    """Waar het doel vandaan komt; zonder bron is het een eigen aanname."""

    @property
    def bound(self) -> str:
        """The field that says what is enough."""
        return "hoogstens" if self.minstens is None else "minstens"


class Buitenblik(Frozen):
    """Which comparable initiatives the doorrekening looks at, and what it does with what they saw."""

    soort: Text
    """Met welk soort initiatief u het plan vergelijkt: zwembad, energie of wijk (zie docs/buitenblik.md)."""
    hoe: Literal["verbreed", "vervang"] = "verbreed"
    """Verbreed: naast uw eigen spreidingen. Vervang: in plaats daarvan."""


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
    onderdelen: dict[Key, Bouwsteen] = {}
    """De bedrijfjes waaruit het plan bestaat."""
    deelnemers: dict[Key, Bouwsteen] = {}
    """Groepen mensen die meedoen: hun uren, begeleiding en vergoeding. Nooit personen."""
    uren: dict[Key, Bouwsteen] = {}
    """Per administratie: welke uren er zijn en welke er nodig zijn. Komt vanzelf bij onderdelen en deelnemers."""
    investeringen: dict[Key, Bouwsteen] = {}
    """Wat u koopt en jaren gebruikt."""
    personeel: dict[Key, Bouwsteen] = {}
    """Wie u in dienst hebt: loon, vakantiegeld, premies en loonheffing."""
    leningen: dict[Key, Bouwsteen] = {}
    """Geld dat u leent en terugbetaalt."""
    voorzieningen: dict[Key, Bouwsteen] = {}
    """Geld dat u opzij zet voor groot onderhoud; een schuld aan later."""
    reserves: dict[Key, Bouwsteen] = {}
    """Eigen geld met een bestemming."""
    subsidies: dict[Key, Bouwsteen] = {}
    """Subsidies, bijdragen en garanties, met hun voorschot en afrekening."""
    boekhouding: dict[Key, Bouwsteen] = {}
    """Per administratie: het geld op de bank en de balans. De id is die van de administratie."""
    btw: dict[Key, Bouwsteen] = {}
    """Per administratie: de btw die u afdraagt en terugkrijgt. De id is die van de administratie."""
    vpb: dict[Key, Bouwsteen] = {}
    """Per administratie: de vennootschapsbelasting. De id is die van de administratie."""
    gebeurtenissen: dict[Key, Gebeurtenis] = {}
    """Wat er kan gebeuren, met een kans: een subsidie die niet komt, een kapotte pomp, een contract dat stopt."""
    paden: dict[Key, Pad] = {}
    """Wat van jaar tot jaar schommelt, zoals het weer."""
    samenhang: dict[Key, Samenhang] = {}
    """Welke onzekere invoer met elkaar samenhangt."""
    gewone_spreiding: YesNo = True
    """Ja: invoer zonder onzekerheid krijgt een gewone spreiding naar haar bron (docs/onzekerheid.md). Nee: zij is zeker."""
    effecten: dict[Key, Effect] = {}
    """Wat anderen besparen door het plan (inverdieneffecten): voor wie, hoeveel, en of het echt geld is."""
    contante_waarde: dict[Key, Bouwsteen] = {}
    """Wat alle komende bedragen nu waard zijn: voor het bedrijf, voor de gemeente, voor iedereen. Nooit bij elkaar opgeteld."""
    buitenblik: Buitenblik | None = None
    """Hoe het bij vergelijkbare initiatieven liep; alleen voor de doorrekeningen."""
    realisatie: dict[Text, dict[str, Number]] = {}
    """Wat er echt binnenkwam of uitging: per post (met zijn adres) een bedrag per maand {2027-01: 1250} of per jaar {2027: 15000}."""
    opties: dict[Key, Optie] = {}
    """Varianten van hetzelfde plan."""
    signalen: dict[Key, Signaal] = {}
    """Waarschuwingen die het scenario zelf uitrekent."""
    juridisch: dict[Key, dict[Key, Invoer]] = {}
    """Uw eigen drempels bij de juridische punten: {aanbesteding: {diensten: {waarde: 216000, bron: …}}}."""
    doelen: dict[Key, Doel] = {}
    """Doelen met hun tolerantie."""


NOBODY = "niemand"
"""The party of a post that is not for the party of its block: wages of people whom somebody else pays for."""
OF_BOOKS = ("uren", "boekhouding", "btw", "vpb")
"""Collections with one block per administratie, by its id; they run over the whole plan and have no switch."""
BLOCKS = (
    "onderdelen",
    "deelnemers",
    "personeel",
    "investeringen",
    "leningen",
    "voorzieningen",
    "reserves",
    "subsidies",
    "gebeurtenissen",
    "effecten",
    "contante_waarde",
    *OF_BOOKS,
)
"""Collections of building blocks; each has a room of the same name in the library."""
COMPANY = "organisatie"
"""Whose books everything stands in when the scenario names no administratie."""


def blocks(scenario: Scenario) -> Iterator[tuple[tuple[str, str], Bouwsteen]]:
    """Every building block with its path in the file, collection by collection."""
    for room in BLOCKS:
        for name, block in getattr(scenario, room).items():
            yield (room, name), block


def books_of_block(scenario: Scenario, block: Bouwsteen | None = None) -> str:
    """In whose books a block stands; without a block those of everything that names none."""
    return (block.administratie if block else None) or scenario.administratie or COMPANY


def all_posts(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Post, Bouwsteen | None]]:
    """Every post with its path in the file and the onderdeel it belongs to."""
    for name, post in scenario.posten.items():
        yield ("posten", name), post, None
    for path, unit in blocks(scenario):
        for name, post in unit.posten.items():
            yield (*path, "posten", name), post, unit
