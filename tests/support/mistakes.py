"""One mistake for every message about a scenario file: what somebody writes, and where the message must point.

docs/meldingen.md shows these same examples; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.scenarios import HEAD
from verdienmodel.ground.problem import Problem
from verdienmodel.study.opening import open_bytes

FIRST = HEAD.count("\n") + 1
"""The line of the file on which the fragment of a mistake begins."""


@dataclass(frozen=True)
class Mistake:
    """A fragment of a file, with the place of its message: a line counted in the fragment, and perhaps a column."""

    code: str
    text: str
    line: int = 1
    column: int = 0
    whole: bool = False
    """The text is the whole file, with its own first line."""

    @property
    def file(self) -> str:
        return self.text if self.whole else HEAD + self.text

    @property
    def place(self) -> str:
        if not self.line:
            return "proef.yaml"
        line = self.line if self.whole else FIRST - 1 + self.line
        return f"proef.yaml:{line}" + (f":{self.column}" if self.column else "")

    @property
    def shown(self) -> str:
        """The line that is wrong, as the documentation shows it."""
        return self.text.split("\n")[max(0, self.line - 1)].strip()

    def problems(self) -> tuple[Problem, ...]:
        return open_bytes(self.file.encode(), "proef.yaml").problems

    def row(self) -> str:
        """Its row in docs/meldingen.md."""
        found = next(problem for problem in self.problems() if problem.code == self.code)
        cells = (self.code, code(self.shown), found.wat, found.herstel or found.waarom)
        return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def code(text: str) -> str:
    """Text as it stands in a file; long lines are cut off."""
    return f"`{text if len(text) <= 70 else f'{text[:69]}…'}`" if text else "(niets)"


SUN = "subsidies:\n  zon: {sjabloon: vast, verleend: 1, voorschot: 0, regeling: sde}"
GROUP = "{sjabloon: vrijwilliger, mensen: ploeg, begin: 1, plaatsen: 2, uren: 4}"
INPUTS = (
    "invoer:\n"
    "  m2: {eenheid: m2, waarde: 10}\n"
    "  uren: {eenheid: uur, waarde: 5}\n"
    "  tarief: {eenheid: eur/m2/jaar, waarde: 2}\n"
    "  was: {eenheid: kg/week, waarde: 3}\n"
)


def formula(text: str, unit: str = "eur/jaar") -> str:
    """A quantity with this formula on line 8; its first character is in column 14."""
    return f"{INPUTS}grootheden:\n  x:\n    formule: {text}\n    eenheid: {unit}\n"


def unsure(text: str) -> str:
    """An input with this uncertainty, on line 5."""
    return f"invoer:\n  m2:\n    eenheid: m2\n    waarde: 10\n    onzekerheid: {text}\n"


def post(rest: str, more: str = "") -> str:
    """A post of which the last field is on line 5."""
    return f"posten:\n  huur:\n    naam: Huur\n    soort: lasten\n    {rest}\n{more}"


BUYER = (
    "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\n"
    "partijen:\n  a: {naam: Gemeente, soort: gemeente, boeken: ja}\nbtw:\n  a: {}\n"
)


def sold(kind: str) -> str:
    """A post of which the btw is on the first line."""
    return f"posten: {{werk: {{naam: Werk, soort: {kind}, waarde: 1, partij: a, btw: hoog}}}}\n"


SCHEME = (
    "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\nadministratie: o\npartijen: {o: {naam: O}}\n"
    "subsidies:\n  zon: {sjabloon: vast, verleend: 1, voorschot: 0, regeling: sce, besluit: 2026}\n"
)
PARTIES = "partijen: {gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}}\n"
SAVED = "posten: {v: {naam: V, soort: voordelen, waarde: 1}}"


def effects(*lines: str) -> str:
    """Effects of a gemeente, one a line: the fields of each."""
    return PARTIES + "effecten:\n" + "".join(f"  {chr(97 + n)}: {{{line}, {SAVED}}}\n" for n, line in enumerate(lines))


DRIVEN = "deelnemers: {{{}: {{sjabloon: vrijwilliger, begin: 1, plaatsen: 2, uren: 4}}}}\n"
EFFECT_HEAD = PARTIES + DRIVEN.format("groep")
COUNTED = f"partij: gemeente, incasseerbaarheid: 1, recht: wlz, grootheden: {{omvang: {{eenheid: persoon, formule: deelnemers.groep.aantal}}}}, {SAVED}"
"""An effect that is driven by a group of the plan."""
GUARANTEE = "{sjabloon: tekortgarantie, aandeel: 60, maximum: 9, status: verleend, besluit: 2026}"


AT = (8, 14)
MISTAKES = (
    Mistake("B005", "", 0, whole=True),
    Mistake("B006", "hallo", 1, whole=True),
    Mistake("B007", "posten: {a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: 1}}}}}}}}}}}}}"),
    Mistake("B008", "posten: &kopie\n  a: {naam: A, soort: lasten, waarde: 1}\n"),
    Mistake("B009", "---\nnaam: Nog een plan\n"),
    Mistake("B010", "posten:\n\thuur: 1\n", 2),
    Mistake("B011", "posten: [1, 2\nnaam: X\n", 2),
    Mistake("B012", "invoer:\n  m2: {eenheid: m2, waarde: 1}\n  m2: {eenheid: m2, waarde: 2}\n", 3),
    Mistake("B013", post("waarde: 12.500"), 5),
    Mistake("B013", "posten:\n  huur:\n    naam: Huur\n    soort: lasten\n    taakveld: 6.713\n    waarde: 1\n", 5),
    Mistake("B014", post("waarde: 12_500"), 5),
    Mistake("B015", "invoer:\n  prijs: {eenheid: eur/m2, waarde: 0,48}\n", 2),
    Mistake("B017", post("waarde: 1e400"), 5),
    Mistake("S001", post("waard: 1", "    waarde: 1\n"), 5),
    Mistake("S002", "posten:\n  huur: {soort: lasten, waarde: 1}\n", 2),
    Mistake("S003", "schema: 9\nnaam: X\n", 1, whole=True),
    Mistake("S004", "posten:\n  huur:\n    naam: Huur\n    soort: last\n    waarde: 1\n", 4),
    Mistake("S005", "posten:\n- naam: Huur\n"),
    Mistake("S006", "seizoenen:\n  zomer:\n    naam: Zomer\n    aandelen: 1\n", 4),
    Mistake("S007", "seizoenen:\n  zomer:\n    naam: Zomer\n    aandelen: [0.5, 0.5]\n", 4),
    Mistake("S008", "boekjaar_begint: 13\n"),
    Mistake("S010", post("van: 2027-13", "    waarde: 1\n"), 5),
    Mistake("S011", post("kas: misschien", "    waarde: 1\n"), 5),
    Mistake("S012", post("waarde: veel"), 5),
    Mistake("S013", "plaats: [Kampen, IJsselmuiden]\n"),
    Mistake("S014", "invoer:\n  Aantal-uren: {eenheid: uur, waarde: 1}\n", 2),
    Mistake("S015", "indexen:\n  eigen:\n    naam: Eigen index\n    jaren:\n      2027:\n", 5),
    Mistake("S020", "onderdelen:\n  groen:\n    sjabloon: groen_grijz\n", 3),
    Mistake("S030", post("tot_en_met: 2027-01", "    van: 2027-05\n    waarde: 1\n"), 5),
    Mistake("S031", "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2099-12\n", 4, whole=True),
    Mistake("S032", post("van: 2031-01", "    waarde: 1\n"), 5),
    Mistake("S033", "seizoenen:\n  zomer:\n    naam: Zomer\n    aandelen: [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]\n", 4),
    Mistake("S034", "invoer:\n  gazon:\n    eenheid: m2\n    waarde: -5\n", 4),
    Mistake("S035", post("waarde: 1", "    formule: m2\n"), 2),
    Mistake("S036", "invoer:\n  gazon: {eenheid: m2}\n", 2),
    Mistake("S037", "invoer:\n  gazon: {waarde: 100}\n", 2),
    Mistake("S038", "partijen:\n  gemeente: {naam: Gemeente}\n" + post("partij: gemente", "    waarde: 1\n"), 7),
    Mistake("S039", post("rubriek: omzet", "    waarde: 1\n"), 5),
    Mistake("S040", "partijen:\n  school: {naam: School}\n" + post("administratie: school", "    waarde: 1\n"), 7),
    Mistake("S041", post('taakveld: "9.9"', "    waarde: 1\n"), 5),
    Mistake("S041", post('taakveld: "6.72"', "    waarde: 1\n"), 5),
    Mistake("S042", post("spreiding: seizoenbedrag", "    waarde: 1\n"), 2),
    Mistake("S043", post("seizoen: gelijk", f"    formule: m2 * tarief\n{INPUTS}"), 5),
    Mistake("S044", "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\n" + post("index: cpi", "    waarde: 1\n"), 9, whole=True),
    Mistake("S045", f"{INPUTS}grootheden:\n  m2: {{eenheid: m2, formule: m2}}\n", 7),
    Mistake("S046", "invoer:\n  gazon:\n    eenheid: m2\n    waarde: {2027-01: 5}\n", 4),
    Mistake(
        "S048",
        "tabellen:\n  t:\n    naam: Staffel\n    zoekt_op: eur\n    eenheid: aandeel\n"
        "    rijen: {a: {tot_en_met: 9, waarde: 1}, b: {tot_en_met: 5, waarde: 0}}\n",
        6,
    ),
    Mistake("S049", "bronnen:\n  plan: {naam: Het plan}\n" + post("bron: plann", "    waarde: 1\n"), 7),
    Mistake("S050", post("betaaltermijn: 1", "    kaspatroon: gelijk\n    waarde: 1\n"), 2),
    Mistake("S051", "boekhouding:\n  organisatie:\n    aan: nee\n", 3),
    Mistake("S060", "vpb:\n  organisatie: {}\n", 2),
    Mistake("S070", f"subsidies:\n  a: {GUARANTEE}\n  b: {GUARANTEE}\n", 3),
    Mistake("S071", SCHEME.replace("o: {", "o: {rechtsvorm: stichting, "), 8, whole=True),
    Mistake("S072", SCHEME, 8, whole=True),
    Mistake("S073", f"subsidies:\n  a: {GUARANTEE.replace(', besluit: 2026', '')}\n", 2),
    Mistake("S074", f"{SUN}\n", 2),
    Mistake("S090", "realisatie:\n  posten.huurr: {2027-01: 5}\nposten: {huur: {naam: Huur, soort: lasten, waarde: 1}}\n", 2),
    Mistake("S091", "realisatie:\n  posten.huur: {2019-01: 5}\nposten: {huur: {naam: Huur, soort: lasten, waarde: 1}}\n", 2),
    Mistake("S092", "realisatie:\n  posten.huur: {2026: 5, 2026-10: 5}\nposten: {huur: {naam: Huur, soort: lasten, waarde: 1}}\n", 2),
    Mistake("S093", f"deelnemers:\n  a: {GROUP}\n  b: {GROUP}\n", 3),
    Mistake("S094", "onderdelen: {a: {naam: A}}\n" + post("verdeling: {a: 90}", "    waarde: 1\n"), 6),
    Mistake("S095", "invoer:\n  uren: {eenheid: uur/week, waarde: 400, laag: 8, hoog: 24}\n", 2),
    Mistake("S095", "deelnemers:\n  a: {sjabloon: vrijwilliger, begin: 1, plaatsen: 2, uren: 38}\n", 2),
    Mistake("S130", "juridisch:\n  aanbestedng: {diensten: {waarde: 216000}}\n", 2),
    Mistake("S130", "juridisch:\n  aanbesteding: {dienst: {waarde: 216000}}\n", 2),
    Mistake("S131", "doelen:\n  winst: {naam: Winst, minstens: 5}\n", 2),
    Mistake("S131", "doelen:\n  winst: {naam: Winst, grootheid: m2}\n", 2),
    Mistake("S132", "doelen:\n  winst: {naam: Winst, grootheid: m2, minstens: 5, periode: 2050}\n", 2),
    Mistake("S133", "doelen:\n  winst: {naam: Winst, grootheid: m2, minstens: 5, tolerantie: een beetje}\n", 2),
    Mistake("S134", "buitenblik: {soort: zwembat}\n", 1),
    Mistake("S100", unsure("{pert: {laag: 1, hoog: 2}, vast: ja}"), 5),
    Mistake("S101", "invoer:\n  open:\n    eenheid: ja/nee\n    waarde: ja\n    onzekerheid: {p10: 1, p90: 2}\n", 5),
    Mistake("S102", unsure("{p10: 12, p90: 8}"), 5),
    Mistake("S102", unsure("{pert: {laag: 1, modus: 9, hoog: 5}}"), 5),
    Mistake("S103", unsure("{discreet: {waarden: [1, 2], kansen: [50, 60]}}"), 5),
    Mistake("S103", "gebeurtenissen:\n  pomp: {naam: Pomp kapot, kans: 130}\n", 2),
    Mistake("S104", unsure("{pad: wer}"), 5),
    Mistake("S105", "paden:\n  weer: {naam: Het weer, schok: 20, blijft: 100}\n", 2),
    Mistake("S106", "gebeurtenissen:\n  pomp: {naam: Pomp kapot, kans: 10, laatst: 2027-01}\n", 2),
    Mistake("S107", f"{INPUTS}samenhang:\n  a: {{tussen: [m2, huur], rang: 0.5}}\n", 7),
    Mistake("S125", f"deelnemers:\n  a: {GROUP}\n  b: {{zelfde_als: c, aan: nee}}\n", 3),
    Mistake("S126", f"deelnemers:\n  a: {GROUP}\n  b: {{zelfde_als: b, aan: nee}}\n", 3),
    Mistake("S110", "gebeurtenissen:\n  pomp: {naam: Pomp kapot, kans: 0.2}\n", 2),
    Mistake("S108", f"{INPUTS}samenhang:\n  a: {{tussen: [m2, tarief], rang: 1.5}}\n", 7),
    Mistake("S140", effects("incasseerbaarheid: 4"), 3),
    Mistake("S141", effects("partij: gemeente"), 3),
    Mistake("S142", effects("partij: gemeente, incasseerbaarheid: 2"), 3),
    Mistake("S143", effects("partij: gemeente, incasseerbaarheid: 1, recht: geen"), 3),
    Mistake("S144", effects("partij: gemeente, incasseerbaarheid: 1, recht: wlz"), 3),
    Mistake("S145", PARTIES + "effecten:\n  a: {sjabloon: welzijn, partij: gemeente, incasseerbaarheid: 1, grootheden: {omvang: {formule: nul}}, waarde: 500, overstap: 50, vanzelf: 20, uitgaven_groep: 50000}\ninvoer: {nul: {eenheid: persoon, waarde: 0}}\n", 3),
    Mistake("S150", PARTIES + "effecten:\n  a: {sjabloon: uitvoering, partij: gemeente, incasseerbaarheid: 1, grootheden: {omvang: {formule: nul}}, overstap: 50, vanzelf: 20, uitgaven_groep: 50000}\ninvoer: {nul: {eenheid: persoon, waarde: 0}}\n", 3),
    Mistake("S146", effects('partij: gemeente, incasseerbaarheid: 1, invoer: {w: {eenheid: eur, waarde: 1, bron: "SROI, bouwblok banenafspraak"}}'), 3),
    Mistake("S146", effects("partij: gemeente, incasseerbaarheid: 1, naam: Inspanningswaarde SROI"), 3),
    Mistake("S147", post("soort: voordelen", "    waarde: 1\n").replace("    soort: lasten\n", ""), 4),
    Mistake("S148", effects(*["partij: gemeente, incasseerbaarheid: 1, mensen: groep, recht: wlz"] * 2), 4),
    Mistake("S149", PARTIES + "invoer: {x: {eenheid: persoon/maand, waarde: 0}, y: {eenheid: eur/jaar, waarde: 0}, z: {eenheid: persoon, waarde: 0}}\neffecten:\n  a: {sjabloon: dagbesteding, partij: gemeente, van: 2027-01, mensen: groep, dagdelen: 4, overstap: 50, vanzelf: 20, uitgaven_groep: 50000, grootheden: {omvang: {formule: z}}}\n  b: {sjabloon: loonkostensubsidie, partij: gemeente, mensen: groep, grootheden: {omvang: {formule: y}}, posten: {rijk: {partij: gemeente}}}\n", 5),
    Mistake("S151", EFFECT_HEAD + "effecten:\n" + "".join(f"  {name}: {{{COUNTED}, mensen: groep_{name}}}\n" for name in "ab"), 5),
    Mistake("S152", EFFECT_HEAD + f"effecten:\n  a: {{{COUNTED}, mensen: buren}}\n", 4),
    Mistake("S153", f"{INPUTS}opties:\n  a:\n    naam: Groter\n  b:\n    naam: Groter\n", 10),
    Mistake("S154", post("waarde: 1", "opties:\n  weg:\n    naam: Weg\n    wijzigingen:\n      - {adres: posten.huur.aan, zet: nee}\n      - {adres: posten.huur.waarde, zet: 9000}\n"), 11),
    Mistake("S002", EFFECT_HEAD + "effecten:\n  a: {sjabloon: dagbesteding, partij: gemeente, van: 2027-01, mensen: groep, dagdelen: 4, overstap: 50, vanzelf: 20, uitgaven_groep: 50000}\n", 4),
    Mistake("E054", formula("posten.huur * 1").replace("invoer:", "opties: {weg: {naam: Weg, wijzigingen: [{adres: posten.huur.aan, zet: nee}]}}\nposten: {huur: {naam: Huur, soort: lasten, waarde: 1}}\ninvoer:"), 1),
    Mistake("R002", "voorzieningen:\n  dak: {dotatie: 1, onderhoud: 2}\n", 2),
    Mistake("S061", post("oninbaar: 2", "    kas: nee\n    waarde: 1\n"), 5),
    Mistake("S062", BUYER.replace("a: {}", "organisatie: {}\n  a: {}") + sold("lasten"), 10, whole=True),
    Mistake("S063", BUYER.replace("a: {}", "organisatie: {}") + sold("baten"), 9, whole=True),
    Mistake("F001", formula("(m2 * tarief"), *AT),
    Mistake("F002", formula("m2 * 0,48"), 8, 19),
    Mistake("F003", formula("vanaf(2026-10)"), 8, 20),
    Mistake("F004", formula("m2 * 8%"), 8, 19),
    Mistake("F005", formula('" "'), 8, 15),
    Mistake("F006", formula("+".join(["m2"] * 5000)), *AT),
    Mistake("F007", formula("m2 if uren else tarief"), *AT),
    Mistake("F008", formula("m2 * 0.48"), 8, 19),
    Mistake("F009", formula("m2 ** 99"), 8, 20),
    Mistake("F010", formula("0 < m2 < uren"), *AT),
    Mistake("F011", formula("vorge(m2)"), *AT),
    Mistake("F012", formula("vorige(m2, stap=1)"), 8, 30),
    Mistake("F013", formula("vorige(m2, maanden=m2)"), 8, 33),
    Mistake("E001", formula("m2 + uren"), 8, 16),
    Mistake("E002", formula("jaartotaal(tarief)", "eur"), *AT),
    Mistake("E003", formula("was", "kg/jaar"), *AT),
    Mistake("E010", "invoer:\n  gazon:\n    eenheid: m²\n    waarde: 1\n", 3),
    Mistake("E011", "invoer:\n  loon:\n    kengetal: wml.uur\n    eenheid: eur/maand\n", 4),
    Mistake("E012", post("eenheid: uur", "    waarde: 1\n"), 5),
    Mistake("E020", formula("tarief * m2 * index(cpi) * index(cpi)"), *AT),
    Mistake("E030", formula("m3 * tarief"), *AT),
    Mistake("E031", formula("m2 * tarief * index(cip)"), 8, 28),
    Mistake("E032", formula("som(onderdelen.*.uren)", "uur"), 8, 18),
    Mistake("E033", formula("som(srt=baten)"), *AT),
    Mistake("E034", formula("som(soort=inkomsten)"), *AT),
    Mistake("E035", "indexen:\n  eigen: {naam: Eigen, jaren: {2027: 2}}\n" + post("index: eigen", "    waarde: 1\n"), 2),
    Mistake("E036", f"{INPUTS}signalen:\n  s:\n    naam: S\n    als: m2 > 0 * m2\n    zeg: Er is {{m3}} gras.\n", 10),
    Mistake("E040", "grootheden:\n  a: {eenheid: getal, formule: b}\n  b: {eenheid: getal, formule: a}\n", 2),
    Mistake(
        "E041",
        "grootheden:\n  a: {eenheid: eur/jaar, formule: gespreid(b)}\n  b: {eenheid: eur, formule: jaartotaal(a)}\n",
        3,
    ),
    Mistake("E042", "invoer:\n  rente: {eenheid: \"%/jaar\", waarde: {2026-01: 4, 2028-01: 5}}\n  tekort: {eenheid: eur/jaar, waarde: 9}\ngrootheden:\n  nu:\n    eenheid: eur\n    formule: ncw(tekort, rente)\n", 7),
    Mistake("K030", "invoer:\n  loon:\n    kengetal: wml.ur\n", 3),
    Mistake("R001", formula("m2 * tarief * m2 / nul", "eur/jaar").replace("  uren", "  nul: {eenheid: m2, waarde: 0}\n  uren"), 9),
    Mistake("W001", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m3, zet: 5}}\n", 10),
    Mistake("W002", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m2, zet: 5}}\n      - {{adres: m2, maal: 2}}\n", 11),
    Mistake("W003", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m2}}\n", 10),
    Mistake("W004", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m2, zet: 8%}}\n", 10),
    Mistake("W005", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m2, zet: -1}}\n", 10),
    Mistake("W007", post("van: 2027-05", "    waarde: 1\nopties:\n  later:\n    naam: Later\n    wijzigingen:\n      - {adres: posten.huur.van, plus: 1}\n"), 11),
    Mistake("W008", f"{INPUTS}opties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: m2, maal: 2, van: 2027-01}}\n", 10),
    Mistake("W009", f"{INPUTS}grootheden:\n  x: {{eenheid: m2, formule: m2 * seizoen(groen)}}\nopties:\n  meer:\n    naam: Meer\n    wijzigingen:\n      - {{adres: \"seizoenen.groen[4]\", zet: 0.5}}\n", 12),
)  # fmt: skip
