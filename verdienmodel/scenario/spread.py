"""How uncertain a value is, and what moves together: as the file says it. What it means stands in docs/onzekerheid.md."""

from __future__ import annotations

from pydantic import Field

from verdienmodel.ground.limits import LOGNORMAL_FROM
from verdienmodel.scenario.fields import Entered, Frozen, Key, Number, Text, YesNo
from verdienmodel.scenario.values import read_number


class Grenzen(Frozen):
    """Lowest, most likely and highest."""

    laag: Entered
    """Het laagste dat kan."""
    modus: Entered | None = None
    """Het meest waarschijnlijke; zonder dit de ingevulde waarde."""
    hoog: Entered
    """Het hoogste dat kan."""


class Rondom(Frozen):
    """Around a mean."""

    gemiddelde: Entered | None = None
    """Het gemiddelde; zonder dit de ingevulde waarde."""
    spreiding: Entered
    """De standaardafwijking, in dezelfde eenheid."""


class Vorm(Frozen):
    """A beta distribution between two bounds."""

    a: Number
    """Eerste vorm, groter dan 0."""
    b: Number
    """Tweede vorm, groter dan 0."""
    laag: Entered = 0.0
    """Het laagste dat kan."""
    hoog: Entered = 1.0
    """Het hoogste dat kan."""


class Uitkomsten(Frozen):
    """A few possible values with their chances."""

    waarden: list[Entered] = Field(min_length=1)
    """De waarden die kunnen."""
    kansen: list[Number] = Field(min_length=1)
    """De kans op elk, in procenten; samen 100."""


class Verdeling(Frozen):
    """How uncertain a value is: exactly one of these."""

    vast: YesNo | None = None
    """Ja: deze waarde is zeker."""
    p10: Entered | None = None
    """In 1 van de 10 gevallen is het minder dan dit. Samen met p90."""
    p50: Entered | None = None
    """Het midden; zonder dit volgt het uit p10 en p90."""
    p90: Entered | None = None
    """In 1 van de 10 gevallen is het meer dan dit."""
    uniform: Grenzen | None = None
    """Alles tussen laag en hoog is even waarschijnlijk."""
    driehoek: Grenzen | None = None
    """Laag, meest waarschijnlijk en hoog, met rechte lijnen ertussen."""
    pert: Grenzen | None = None
    """Laag, meest waarschijnlijk en hoog, met een ronde top. De beste keuze als u drie getallen kent."""
    normaal: Rondom | None = None
    """Even vaak hoger als lager dan het gemiddelde."""
    lognormaal: Rondom | None = None
    """Nooit onder nul, met uitschieters naar boven."""
    beta: Vorm | None = None
    """Een aandeel tussen twee grenzen, met twee vormen."""
    poisson: Entered | None = None
    """Een aantal dat gemiddeld zo vaak voorkomt."""
    kans: Number | None = None
    """Ja met deze kans (in procenten), anders nee. Voor een invoer met ja/nee."""
    discreet: Uitkomsten | None = None
    """Een paar waarden met hun kans."""
    historie: dict[str, Entered] | None = None
    """Gemeten jaren: {2021: 18000, 2022: 24000}. Elke trekking neemt één heel jaar."""
    groep: Key | None = None
    """Invoer met dezelfde groep neemt uit de historie hetzelfde jaar."""
    pad: Key | None = None
    """Een pad uit paden: dat deze waarde elk jaar hoger of lager maakt."""
    sterkte: Number = 100.0
    """Hoe sterk het pad doorwerkt, in procenten."""

    def middle(self, unit: str) -> Entered | None:
        """The value for the begroting of who gave quantiles and no value, as the file would have it: p50, or halfway."""
        if self.p10 is None or self.p90 is None or self.p50 is not None:
            return self.p50
        try:
            low, high = (read_number(edge, unit) for edge in (self.p10, self.p90))
        except ValueError:
            return None
        halfway = (low * high) ** 0.5 if low > 0 and high >= LOGNORMAL_FROM * low else (low + high) / 2
        return halfway * 100 if unit.strip().startswith("%") else halfway


class Pad(Frozen):
    """A factor that differs from year to year: weather, prices, demand."""

    naam: Text
    """Naam van het pad, zoals het weer."""
    schok: Entered
    """Hoeveel een jaar afwijkt (standaardafwijking), in procenten."""
    blijft: Entered = 0.0
    """Welk deel van de afwijking het jaar erna blijft, in procenten; 0 is elk jaar opnieuw."""
    bron: Text | None = None
    """Waar schok en blijft vandaan komen."""


class Samenhang(Frozen):
    """Two or more inputs that are high together, or high and low."""

    tussen: list[Text] = Field(min_length=2)
    """De adressen van de invoer die samenhangt."""
    rang: Number
    """De samenhang tussen de rangen, van -1 tot 1: 1 gaat altijd gelijk op, -1 precies tegen elkaar in, 0 geen verband."""
