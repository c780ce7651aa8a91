"""What a scenario is made of: inputs, quantities, posts, balance lines, warnings, and the block that holds them."""

from __future__ import annotations

from typing import Any, Literal

from verdienmodel.scenario.fields import Entered, Formula, Frozen, Key, MonthField, Number, Text, Whole, YesNo
from verdienmodel.scenario.spread import Verdeling
from verdienmodel.scenario.surroundings import Soort

Status = Literal["idee", "aangevraagd", "verleend", "vastgesteld", "geweigerd", "toegezegd"]


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
    onzekerheid: Verdeling | None = None
    """Hoe onzeker de waarde is, voor de doorrekeningen."""
    knop: YesNo = False
    """Ja: de app toont dit getal als schuif."""
    toon_vanaf: Number | None = None
    """Voor een aantal mensen of huishoudens: wat boven 0 en onder dit aantal ligt, heet in uitleg en werkmap ‘< 5’ (bij 5)."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""

    @property
    def entered(self) -> Any:
        """The value as entered; of who only gave quantiles the middle of them."""
        asked = self.onzekerheid
        return (
            asked.middle(self.eenheid or "") if self.waarde is None and self.kengetal is None and asked else self.waarde
        )


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
    buitenblik: Literal["lasten", "baten"] | None = None
    """Deze grootheid gaat mee als de doorrekening ook kijkt hoe het bij anderen liep, zoals het loon met de lasten."""
    uitleg: Text = ""
    """Wat deze grootheid is, in gewone taal."""
    toon_vanaf: Number | None = None
    """Voor een aantal mensen of huishoudens: wat boven 0 en onder dit aantal ligt, heet in uitleg en werkmap ‘< 5’ (bij 5)."""
    heette: Text | None = None
    """De vorige id, als u hem hernoemt."""


class Post(Frozen):
    """One line of the begroting."""

    naam: Text
    """Naam op de begroting."""
    soort: Soort
    """Baten of lasten; ontvangsten of uitgaven die geen resultaat zijn; toevoegingen of onttrekkingen (reserves); voordelen (effecten)."""
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
    onzekerheid: Verdeling | None = None
    """Hoe onzeker de waarde is, voor de doorrekeningen."""
    structureel: YesNo | None = None
    """Ja: komt elk jaar terug. Nee: eenmalig."""
    vorm: Literal["opdracht", "subsidie", "inkoop_individueel", "eigen_uitvoering"] | None = None
    """Hoe gemeente en initiatief dit regelen."""
    administratie: Key | None = None
    """Op wiens begroting deze post staat."""
    partij: Key | None = None
    """De andere kant: wie betaalt of ontvangt; niemand als het niet de partij van de bouwsteen is."""
    rubriek: Key | None = None
    """Onder welk kopje de post staat."""
    fase: Key | None = None
    """Bij welke fase de post hoort."""
    taakveld: Text | None = None
    """Gemeentelijk taakveld, geldig in het jaar van de post."""
    btw: Literal["hoog", "laag", "nul", "vrijgesteld", "buiten", "onzeker"] | None = None
    """Btw-behandeling; rekent mee als de administratie btw bijhoudt (btw:). Onzeker is laag of vrijgesteld."""
    btw_inbegrepen: YesNo | None = None
    """Of het bedrag inclusief btw is. Zonder dit veld: wat klanten, leden en deelnemers betalen wel, al het andere niet."""
    aftrek: Literal["belast", "vrijgesteld", "niet_economisch", "gemengd"] | None = None
    """Waarvoor u het koopt, en dus of de btw terugkomt. Zonder dit veld: wat het onderdeel verkoopt; anders gemengd."""
    betaaltermijn: Whole | None = None
    """Maanden tussen boeking en betaling; negatief is vooruit."""
    kaspatroon: Key | None = None
    """Seizoen waarin het geld beweegt, los van dat van de post zelf."""
    oninbaar: Entered | None = None
    """Welk deel van een bate u nooit ontvangt, in %; een last in de maand waarin het geld had moeten komen."""
    verdeling: Key | dict[Key, Number] | None = None
    """Over welke onderdelen een gedeelde post gaat: {groen: 60, was: 40} in procenten, of de naam van een grootheid, zoals gewerkte_uren."""
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
    ernst: Literal["melding", "fout"] = "melding"
    """Fout: zo mag het niet, en er komt geen begroting."""


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
    partij: Literal["niemand"] | None = None
    """Niemand: deze stand is niet van of voor de partij van de bouwsteen."""
    formule: Formula
    """De stand aan het eind van elke maand, in eur."""
    toelichting: Text = ""
    """Uitleg bij de stand."""


class Bouwsteen(Frozen):
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
    besluit: Text | None = None
    """Datum en kenmerk van het besluit, als er een is."""
    rang: Whole | None = None
    """Volgorde van afrekenen: een lagere rang gaat voor. Een garantie telt alles van lagere rang eerst."""
    regeling: Key | None = None
    """De regeling waaruit de subsidie komt, als die niet voor iedereen is (sce, bosa)."""
    verdeling: Key | dict[Key, Number] | None = None
    """Over welke onderdelen elke post hiervan gaat die zelf geen verdeling noemt."""
    zelfde_als: Key | None = None
    """Een ander van dezelfde soort dat dit in een andere optie vervangt: wat daar tegenvalt, valt hier ook tegen (in een doorrekening)."""
    mensen: Key | None = None
    """Welke mensen een groep zijn, als twee groepen na elkaar uit dezelfde mensen bestaan."""
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
