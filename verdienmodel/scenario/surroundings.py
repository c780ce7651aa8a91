"""What the items of a scenario refer to: sources, parties, phases, headings, seasons, prices and tables."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verdienmodel.scenario.fields import Entered, Frozen, Key, MonthField, Number, Text, Whole, YesNo

Soort = Literal["baten", "lasten", "ontvangsten", "uitgaven", "toevoegingen", "onttrekkingen", "voordelen"]
"""Baten and lasten make the result; ontvangsten and uitgaven only move money (a loan, a purchase); toevoegingen and
onttrekkingen appropriate the result (reserves); voordelen are what somebody saves: in nobody's begroting."""


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
    rechtsvorm: Literal["stichting", "vereniging", "cooperatie", "bv", "vve", "eenmanszaak", "overheid"] | None = None
    """Rechtsvorm; nodig voor vennootschapsbelasting en voor regelingen die niet voor iedereen zijn."""
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
    schok: Entered | None = None
    """Hoeveel procentpunt een jaar afwijkt van de verwachting (standaardafwijking), voor de doorrekeningen."""
    blijft: Entered = 0.0
    """Welk deel van zo'n afwijking het jaar erna blijft, in procenten."""
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
