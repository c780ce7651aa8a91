"""Rounding at the roof: what is shown adds up, and where it cannot, the table says so."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.scenarios import EVERYTHING, HEAD, study_of
from verdienmodel.model.graph import Line, Statement
from verdienmodel.study.opening import examples, open_study
from verdienmodel.study.rounding import round_half_away, to_shown_total
from verdienmodel.study.study import Study
from verdienmodel.study.tables import TOTAL, Table, make_table
from verdienmodel.views.csv_out import csv_text, decimal, safe
from verdienmodel.views.text_table import COLUMNS, DIFFERS, LABEL, text_table

AMOUNTS = st.lists(st.floats(-1e7, 1e7), min_size=1, max_size=30)


def studies() -> dict[str, Study]:
    found = {name: study for name in examples() if (study := open_study(name).study) is not None}
    return {**found, "alles": study_of(EVERYTHING)}


STUDIES = studies()


@pytest.mark.parametrize(
    ("value", "shown"), [(0.5, 1), (-0.5, -1), (2.5, 3), (1.4999, 1), (-1.5, -2), (0.0, 0), (48333.3333, 48333)]
)
def test_a_half_goes_away_from_zero(value: float, shown: int) -> None:
    assert round_half_away(value) == shown


@given(AMOUNTS)
def test_parts_add_up_to_their_shown_total_and_move_less_than_a_euro(parts: list[float]) -> None:
    total = round_half_away(math.fsum(parts))
    shown = to_shown_total(parts, total)
    assert sum(shown) == total
    assert all(abs(amount - part) < 1 for amount, part in zip(shown, parts, strict=True))


def test_the_largest_remainder_moves_first() -> None:
    assert to_shown_total([1.1, 1.6, 1.3], 4) == (1, 2, 1)
    assert to_shown_total([-1.1, -1.6, -1.3], -4) == (-1, -2, -1)
    assert to_shown_total([0.0, 0.4, 0.4], 1) == (0, 1, 0), "what is nothing stays nothing"


def test_a_total_out_of_reach_leaves_the_parts_as_they_are() -> None:
    assert to_shown_total([1.2, 1.2], 9) == (1, 1)


def children(table: Table, position: int) -> list[int]:
    """The lines one step below a line, as a reader sees them."""
    level, found = table.rows[position].line.level, []
    for n in range(position + 1, len(table.rows)):
        line = table.rows[n].line
        if line.level <= level or line.style in ("kop", "totaal", "saldo"):
            break
        if line.level == level + 1:
            found.append(n)
    return found


def missed(table: Table) -> list[str]:
    """Shown subtotals and totals that their shown lines do not add up to."""
    wrong = []
    for n, row in enumerate(table.rows):
        parts = children(table, n) if row.line.style == "subtotaal" else []
        if row.line.style == "totaal":
            start = max((m for m in range(n) if table.rows[m].line.style in ("kop", "totaal")), default=-1) + 1
            parts = [m for m in range(start, n) if table.rows[m].line.level == 1]
        for column, shown in enumerate(row.shown):
            if parts and sum(table.rows[m].shown[column] for m in parts) != shown:
                wrong.append(f"{row.line.label} {table.columns[column]}")
    return wrong


@pytest.mark.parametrize("per", ["jaar", "boekjaar", "kwartaal", "maand"])
@pytest.mark.parametrize("name", STUDIES)
def test_every_shown_column_adds_up_down_the_hierarchy(name: str, per: str) -> None:
    for statement in STUDIES[name].statements:
        table = make_table(STUDIES[name], statement, per)
        assert missed(table) == []
        for row in table.rows:
            if row.line.style in ("totaal", "saldo"):
                assert row.shown == tuple(round_half_away(value) for value in row.values)
            assert all(abs(shown - value) < 1 for shown, value in zip(row.shown, row.values, strict=True))


def test_a_wrong_line_is_seen_by_this_test() -> None:
    study = STUDIES["kampen_ontwikkelpilot"]
    table = make_table(study, study.statements[0])
    position = next(n for n, row in enumerate(table.rows) if row.line.style == "post" and row.shown and row.shown[0])
    wrong = replace(table.rows[position], shown=tuple(amount + 1 for amount in table.rows[position].shown))
    assert missed(replace(table, rows=(*table.rows[:position], wrong, *table.rows[position + 1 :])))


def posts(*amounts: str) -> Study:
    """A begroting of two years and a half with these amounts a year as lasten."""
    lines = "".join(f'  p{n}: {{naam: Post {n}, soort: lasten, waarde: "{text}"}}\n' for n, text in enumerate(amounts))
    return study_of(f"{HEAD}posten:\n{lines}")


def table_of(study: Study) -> Table:
    return make_table(study, study.statements[0])


def test_years_that_miss_their_total_are_said() -> None:
    table = table_of(posts("100,40"))
    total = next(row for row in table.rows if row.line.label == "Totaal lasten")
    assert sum(total.shown[:-1]) != total.shown[-1]
    assert DIFFERS in text_table(table)


def test_a_saldo_that_misses_its_baten_and_lasten_is_said() -> None:
    study = study_of(
        "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\nposten:\n"
        '  a: {naam: A, soort: baten, waarde: "10,4"}\n  b: {naam: B, soort: lasten, waarde: "9,6"}\n'
    )
    table = table_of(study)
    shown = {row.line.label: row.shown for row in table.rows if row.shown}
    assert shown["Totaal baten"] == shown["Totaal lasten"] == (10, 10)
    assert shown["Saldo van baten en lasten"] == (1, 1)
    assert table.differs_by_rounding


def test_a_table_that_adds_up_says_nothing() -> None:
    table = table_of(posts("1200", "2400"))
    assert not table.differs_by_rounding
    assert DIFFERS not in text_table(table)


def test_unrounded_values_stay_beside_what_is_shown() -> None:
    study = STUDIES["kampen_ontwikkelpilot"]
    table = table_of(study)
    total = next(row for row in table.rows if row.line.label == "Totaal lasten")
    assert total.values[0] == pytest.approx(145000 / 3, abs=1e-9)
    assert total.shown[0] == 48333
    assert table.columns == ("2005", "2006", "2007", TOTAL)


def test_terminal_shows_pm_and_real_minus_signs() -> None:
    text = text_table(table_of(posts("pm", "1200")))
    assert re.search(r"Post 0 +p\.m\. ", text)
    assert "−400" in text


def test_long_names_are_cut_visibly_and_columns_stay_in_line() -> None:
    study = study_of(
        HEAD
        + f"posten: {{a: {{naam: {'lang ' * 20}, soort: lasten, waarde: 1}}, b: {{naam: B, soort: lasten, waarde: 2}}}}\n"
    )
    lines = [
        line
        for line in text_table(table_of(study)).split("\n")
        if line.endswith("  3") or "…" in line or "  B " in line
    ]
    assert any("lang…" in line or "…" in line for line in lines)
    assert len({len(line) for line in lines}) == 1
    assert max(line.find("…") for line in lines) == LABEL - 1


def test_many_columns_continue_below() -> None:
    study = STUDIES["kampen_ontwikkelpilot"]
    table = make_table(study, study.statements[0], "maand")
    heads = [line.split() for line in text_table(table).split("\n") if re.match(r" +20\d\d-", line)]
    assert [head for part in heads for head in part] == list(table.columns)
    assert max(map(len, heads)) <= COLUMNS
    assert TOTAL in heads[-1]


def test_text_stays_text_and_numbers_stay_numbers_in_csv() -> None:
    dangerous = ("=1+1", "+1", "-1", "@a", "\tx", "\rx")
    assert [safe(text)[0] for text in dangerous] == ["'"] * len(dangerous)
    assert safe("gewoon") == "gewoon"
    study = study_of(HEAD + 'posten: {a: {naam: "=HYPERLINK(1)", soort: lasten, waarde: 12}}')
    lines = [line.split(";") for line in csv_text([table_of(study)], "-stempel").split("\r\n")]
    assert [line[3] for line in lines if "HYPERLINK" in "".join(line)] == ["'=HYPERLINK(1)"]
    assert [line[3] for line in lines if line[0] == "stempel"] == ["'-stempel"]
    saldo = next(line for line in lines if line[4:5] == ["saldo"])
    assert [float(cell.replace(",", ".")) for cell in saldo[5:]] == pytest.approx([-4, -12, -12, -3, -31])


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_decimal_commas_lose_nothing(value: float) -> None:
    assert float(decimal(value).replace(",", ".")) == value


def test_a_statement_without_lines() -> None:
    empty = Statement("leeg", "Leeg", "x", "X", (Line("", "Baten", "kop"),))
    table = make_table(STUDIES["alles"], empty)
    assert not table.differs_by_rounding
    assert "Baten" in text_table(table)
