"""Exactly on the edge: bounds, halves, equal months, nothing to the power nothing. Numpy and workbook agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.office import recalculated
from tests.support.planted import WRONG, differences, spoiled
from tests.support.scenarios import study_of
from verdienmodel.language.function import REGISTRY
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.writer import workbook_with_problems

pytestmark = pytest.mark.libreoffice

TERMS = [f"{first}{second}" for first in "bcdghjklmnp" for second in "abcdefghijklmnopqrstuvwxy"]
"""More names than Excel allows in one pair of brackets."""

FORMULAS = """
  groter: {eenheid: getal, formule: x > nul}
  groter_gelijk: {eenheid: getal, formule: x >= nul}
  kleiner: {eenheid: getal, formule: x < nul}
  kleiner_gelijk: {eenheid: getal, formule: x <= nul}
  gelijk: {eenheid: getal, formule: x == nul}
  ongelijk: {eenheid: getal, formule: x != nul}
  keuze: {eenheid: getal, formule: "als(x <= nul, miljoen, nul)"}
  binair: {eenheid: getal, formule: "som_drie <= dertig"}
  ook: {eenheid: getal, formule: x en 1}
  een_van: {eenheid: getal, formule: x of nul}
  niet_waar: {eenheid: getal, formule: niet x}
  laag: {eenheid: getal, formule: "miljoen * min(x, nul)"}
  hoog: {eenheid: getal, formule: "miljoen * max(x, nul)"}
  som_drie: {eenheid: getal, formule: tiende + tiende + tiende}
  trede: {eenheid: eur, formule: "staffel(bedrag, treden)"}
  schijf: {eenheid: eur, formule: "schijven(bedrag, vpb)"}
  half: {eenheid: getal, formule: "afrond_wettelijk(helft, stap, half_op, artikel='art. 1')"}
  omhoog: {eenheid: getal, formule: "afrond_wettelijk(helft, stap, op, artikel='art. 1')"}
  omlaag: {eenheid: getal, formule: "afrond_wettelijk(helft, stap, af, artikel='art. 1')"}
  half_cent: {eenheid: getal, formule: "miljoen * afrond_wettelijk(helft, cent, half_op, artikel='art. 1')"}
  omhoog_cent: {eenheid: getal, formule: "miljoen * afrond_wettelijk(helft, cent, op, artikel='art. 1')"}
  omlaag_cent: {eenheid: getal, formule: "miljoen * afrond_wettelijk(helft, cent, af, artikel='art. 1')"}
  vanaf_die: {eenheid: getal, formule: vanaf(maart)}
  tot_die: {eenheid: getal, formule: tot_en_met(maart)}
  laagste_maand: {eenheid: datum, formule: maand_van_laagste(bedrag), aard: getal}
  terug: {eenheid: maand, formule: terugverdientijd(stroom), aard: getal}
  aanwezig: {eenheid: persoon, formule: "cohort(komst, drie)"}
  nul_nul: {eenheid: getal, formule: nul ** nul}
  nul_x: {eenheid: getal, formule: "nul ** max(helft, nul)"}
  nul_vast: {eenheid: getal, formule: nul ** 0}
  alles: {eenheid: eur/maand, formule: "som(ALLES)"}
"""

TEXT = f"""
schema: 1
naam: Op de grens
van: 2026-01
tot_en_met: 2026-09
tabellen:
  treden: {{naam: Treden, zoekt_op: eur, eenheid: eur, rijen: {{z: {{tot_en_met: 0, waarde: 3}}, a: {{tot_en_met: 100, waarde: 5}}, b: {{waarde: 9}}}}}}
  vpb: {{naam: Vpb, zoekt_op: eur, eenheid: "%", rijen: {{laag: {{tot_en_met: 100, waarde: 19}}, hoog: {{waarde: 25.8}}}}}}
invoer:
  x: {{eenheid: getal, minimaal: -10, waarde: {{2026-01: 0, 2026-02: 0.000001, 2026-03: -0.000001, 2026-04: 0.0000011, 2026-05: -0.0000011, 2026-06: 0.0000009, 2026-07: 1}}}}
  helft: {{eenheid: getal, minimaal: -10, waarde: {{2026-01: 0.5, 2026-02: -0.5, 2026-03: 2.5, 2026-04: 3, 2026-05: -2.5, 2026-06: 0.3, 2026-07: "1,005", 2026-08: "2,675", 2026-09: 0}}}}
  bedrag: {{eenheid: eur, waarde: {{2026-01: 100, 2026-02: 100.000002, 2026-03: 99.999998, 2026-04: 0, 2026-05: 0.000001, 2026-06: 0.000002, 2026-07: -5, 2026-08: -5.0000001, 2026-09: -5}}}}
  stroom: {{eenheid: eur/maand, waarde: {{2026-01: -30, 2026-02: 10, 2026-05: 0}}}}
  komst: {{eenheid: persoon/maand, waarde: 2}}
  drie: {{eenheid: maand, waarde: 3}}
  nul: {{eenheid: getal, waarde: 0}}
  miljoen: {{eenheid: getal, waarde: 1000000}}
  tiende: {{eenheid: getal, waarde: 0.1}}
  dertig: {{eenheid: getal, waarde: 0.3}}
  stap: {{eenheid: getal, waarde: 1}}
  cent: {{eenheid: getal, waarde: 0.01}}
  maart: {{eenheid: datum, waarde: 2026-03}}
{{termen}}
grootheden:{FORMULAS}
posten: {{p: {{naam: P, soort: lasten, waarde: 1}}}}
""".replace("ALLES", ",".join(TERMS)).replace(
    "{termen}", "\n".join(f"  {name}: {{eenheid: eur/maand, waarde: {n}}}" for n, name in enumerate(TERMS, 1))
)

FAULTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "more or equal for more": ("groter", lambda text: text.replace(">Tol", ">=Tol")),
    "more for at least": ("groter_gelijk", lambda text: text.replace(">=-", ">-")),
    "at most for less": ("kleiner", lambda text: text.replace("<-", "<=-")),
    "less for at most": ("kleiner_gelijk", lambda text: text.replace("<=", "<")),
    "edge of equal": ("gelijk", lambda text: text.replace("<=", "<")),
    "edge of unequal": ("ongelijk", lambda text: text.replace(">", ">=")),
    "edge of not": ("niet", lambda text: text.replace(">", ">=")),
    "bound in the upper bracket": ("staffel", lambda text: text.replace(">Tol", ">=Tol")),
    "half down": ("afrond_wettelijk", lambda text: text.replace("0.500000001", "0.499999999")),
    "until before": ("tot_en_met", lambda text: text.replace("<=", "<")),
    "after for from": ("vanaf", lambda text: text.replace(">=", ">")),
    "nothing to the power nothing": ("macht", lambda text: text.replace("=0,1,", "=0,0,")),
    "only the first group of a sum": ("som", lambda text: re.sub(r"\),SUM\(.*", "))", text)),
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Study]]:
    folder, study = tmp_path_factory.mktemp("grenzen"), study_of(TEXT)
    assert study.problems == ()
    contents = {"goed": workbook_with_problems(study, cached=WRONG)}
    for name, (function, spoil) in FAULTS.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(REGISTRY[function]), "excel", spoiled(type(REGISTRY[function]).excel, spoil))
            contents[name] = workbook_with_problems(study, cached=WRONG)
    paths = []
    for name, (content, problems) in contents.items():
        assert problems == ()
        path = folder / f"{name.replace(' ', '_')}.xlsx"
        path.write_bytes(content)
        paths.append(path)
    out = recalculated(paths, folder)
    return {name: (path, study) for name, path in zip(contents, out, strict=True)}


def test_numpy_and_workbook_agree_on_every_edge(books: dict[str, tuple[Path, Study]]) -> None:
    count, wrong = differences(*books["goed"])
    assert wrong == []
    assert count > 200


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_on_the_edge_is_found(books: dict[str, tuple[Path, Study]], fault: str) -> None:
    assert differences(*books[fault])[1]


def test_what_the_edge_means() -> None:
    found = {
        name: list(study_of(TEXT).results.months(name)[:3]) for name in ("groter", "kleiner_gelijk", "trede", "half")
    }
    assert found == {"groter": [0, 0, 0], "kleiner_gelijk": [1, 1, 1], "trede": [5, 9, 5], "half": [1, -1, 3]}
    assert study_of(TEXT).results.months("nul_nul")[0] == 1
    assert study_of(TEXT).results.months("alles")[0] == 37950
