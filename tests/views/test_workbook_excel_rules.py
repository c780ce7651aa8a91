"""Excel is not here to open the file; what it would refuse is checked in the file, each rule seen red."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.excel_rules import refused_by_excel
from tests.support.scenarios import EVERYTHING, HEAD, study_of
from tests.support.tiers import proved
from verdienmodel.study.opening import open_study
from verdienmodel.views.workbook.validation import option_rule
from verdienmodel.views.workbook.writer import workbook_bytes


def written(name: str) -> bytes:
    study = study_of(EVERYTHING) if name == "alles" else open_study(name).study
    assert study is not None
    return workbook_bytes(study)


@pytest.mark.parametrize("name", ["alles", *proved()])
def test_excel_refuses_nothing(name: str) -> None:
    assert refused_by_excel(written(name)) == []


SHEET = "xl/worksheets/sheet2.xml"
BREAKS: dict[str, tuple[str, str, str, str]] = {
    "well-formed": (SHEET, "</worksheet>", "", "no well-formed XML"),
    "long sheet name": ("xl/workbook.xml", 'sheet name="Vast"', f'sheet name="{"V" * 32}"', "sheet name"),
    "sign in sheet name": ("xl/workbook.xml", 'sheet name="Vast"', 'sheet name="Va/st"', "sheet name"),
    "same sheet name": ("xl/workbook.xml", 'sheet name="Vast"', 'sheet name="maand"', "sheet name twice"),
    "name like a cell": ("xl/workbook.xml", 'name="optie"', 'name="BTW21"', "defined name 'BTW21'"),
    "name like row and column": ("xl/workbook.xml", 'name="optie"', 'name="R1C1"', "defined name 'R1C1'"),
    "name with a hyphen": ("xl/workbook.xml", 'name="optie"', 'name="op-tie"', "defined name 'op-tie'"),
    "same name": ("xl/workbook.xml", 'name="optie"', 'name="aantal_FOUTEN"', "defined name twice"),
    "long text": ("xl/sharedStrings.xml", "<t>Totaal</t>", f"<t>{'x' * 32768}</t>", "32767"),
    "long formula": (SHEET, "<f>", f"<f>{'1+' * 4100}", "formula too long"),
    "deep formula": (SHEET, "<f>", f"<f>{'(' * 65}1{')' * 65}+", "nested too deep"),
    "open bracket": (SHEET, "<f>", "<f>(", "brackets do not match"),
    "many arguments": (SHEET, "<f>", f"<f>SUM({','.join('1' * 256)})+", "too many arguments"),
    "new function": (SHEET, "<f>", "<f>XLOOKUP(1,2,3)+", "unknown function XLOOKUP"),
    "no such sheet": (SHEET, "<f>", "<f>Weg!A1+", "no such sheet Weg"),
    "text in a formula": (SHEET, "<f>", f'<f>"{"x" * 256}"+', "text in a formula"),
    "high row": (SHEET, 'ht="24"', 'ht="410"', "too high"),
    "footer": (SHEET, "<oddFooter>", f"<oddFooter>{'x' * 256}", "header or footer"),
    "dead link": ("xl/worksheets/sheet1.xml", "location=\"'Invoer'!", "location=\"'Weg'!", "link to no sheet"),
    "long title": ("INVOER", 'errorTitle="', f'errorTitle="{"x" * 33}', "errorTitle too long"),
    "long message": ("INVOER", 'error="', f'error="{"x" * 256}', "error too long"),
    "long list": ("INVOER", "<formula1>", f"<formula1>{'1' * 256}", "validation list too long"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_planted_break_is_seen(name: str) -> None:
    part, old, new, said = BREAKS[name]
    broken = with_change(written("alles"), part, old, new)
    assert any(said in fault for fault in refused_by_excel(broken))


def with_change(content: bytes, part: str, old: str, new: str) -> bytes:
    """The same zip with the first `old` of a part replaced; INVOER is the first sheet with rules for entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        texts = {name: source.read(name).decode() for name in source.namelist()}
        place = next(name for name, text in texts.items() if "errorTitle" in text) if part == "INVOER" else part
        assert old in texts[place]
        for name, text in texts.items():
            target.writestr(name, text.replace(old, new, 1) if name == place else text)
    return out.getvalue()


def test_very_long_texts_and_many_options_stay_within_the_rules() -> None:
    long = "heel " * 700
    options = "".join(f"  o{n}: {{naam: Optie {n}, wijzigingen: [{{adres: a, zet: {n}}}]}}\n" for n in range(100))
    text = f"{HEAD}samenvatting: {long}\ninvoer: {{a: {{eenheid: eur, waarde: 1, bron: {long}, uitleg: {long}}}}}\n"
    study = study_of(f"{text}posten: {{p: {{naam: P, soort: lasten, waarde: 1}}}}\nopties:\n{options}")
    assert refused_by_excel(workbook_bytes(study)) == []
    assert option_rule(len(study.graph.options))["maximum"] == 100
