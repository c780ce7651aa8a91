"""The kengetallen that come with the package, held against their own rules and against the outside."""

from __future__ import annotations

from math import prod
from pathlib import Path

import pytest

import verdienmodel.kengetallen.store as store_module
from verdienmodel.ground.problem import ProblemsFound
from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.ground.units import parse_unit
from verdienmodel.kengetallen.resolve import Resolved, resolve, resolve_years
from verdienmodel.kengetallen.store import load_store, read_store

FILES = tuple((Path(store_module.__file__).parent / "gegevens").glob("*.csv"))


def value_on(sleutel: str, month: str) -> float:
    found = resolve(load_store(), sleutel, Timeline(Month.parse(month), Month.parse(month)))
    assert isinstance(found, Resolved), found
    return found.steps[0].value


def growth(first_year: int, last_year: int, rounding: float = 0.0) -> float:
    found = resolve_years(load_store(), "cpi.jaarmutatie", first_year, last_year)
    assert isinstance(found, Resolved)
    return prod(1 + step.value + rounding for step in found.steps)


def index_growth(key: str, first_year: int, last_year: int) -> float:
    return value_on(key, f"{last_year}-01") / value_on(key, f"{first_year}-01")


def test_the_package_has_no_problems_and_a_version() -> None:
    store, problems = read_store(FILES)
    assert not problems
    assert len(store.version) == 12
    assert store.version == load_store().version


def test_every_unit_parses() -> None:
    for row in load_store().all_rows:
        parse_unit(row.eenheid)


def test_every_row_without_source_or_check_is_an_assumption() -> None:
    for row in load_store().all_rows:
        assert (row.bron and row.gecontroleerd_op) or row.soort == "aanname", row.rij


def test_every_guess_says_that_it_is_not_verified() -> None:
    for row in load_store().all_rows:
        if row.graad == "D":
            assert row.soort == "aanname"
            assert row.laag is not None, row.rij
            assert "niet" in row.toelichting.lower(), row.rij


@pytest.mark.parametrize(("old", "new", "code"), [("aanname", "statistiek", "K010"), (",2024,", ",24,", "K005")])
def test_a_spoilt_copy_of_the_package_is_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        changed = text.replace(old, new) if path.name == "groen.csv" else text
        (tmp_path / path.name).write_text(changed, encoding="utf-8")
    assert code in {problem.code for problem in read_store(tmp_path.glob("*.csv"))[1]}


def test_loading_a_spoilt_package_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg.csv").write_text("", encoding="utf-8")
    monkeypatch.setattr(store_module, "_FOLDER", tmp_path)
    with pytest.raises(ProblemsFound, match="leeg"):
        load_store.__wrapped__()


def test_cpi_rates_chain_to_the_published_levels_of_cbs() -> None:
    """CBS publishes 2006 = 100 and 2015 = 116,58 apart from the rates, which are rounded to 0,1 %."""
    published = index_growth("cpi.index_2006", 2006, 2015)
    assert published == pytest.approx(1.1658)
    assert growth(2007, 2015, -0.0005) < published < growth(2007, 2015, +0.0005)
    assert growth(2007, 2015) == pytest.approx(published, abs=0.001)
    assert growth(2014, 2015) == pytest.approx(index_growth("cpi.index_2006", 2013, 2015), abs=0.001)


def test_cpi_rates_chain_to_the_index_of_1962_from_2005_to_2024() -> None:
    """Not independent (teltel.nl made its index from the rates), but it finds a mistyped rate."""
    published = index_growth("cpi.index_1962", 2005, 2024)
    assert growth(2006, 2024, -0.0005) < published < growth(2006, 2024, +0.0005)
    assert growth(2006, 2024) == pytest.approx(published, abs=0.001)
    for year in range(2006, 2025):
        one_year = index_growth("cpi.index_1962", year - 1, year)
        assert growth(year, year) == pytest.approx(one_year, abs=0.0006), year


def test_forecasts_and_later_years_are_visible() -> None:
    found = resolve_years(load_store(), "cpi.jaarmutatie", 2025, 2028)
    assert isinstance(found, Resolved)
    assert [step.row.soort for step in found.steps] == ["statistiek", "aanname", "aanname", "aanname"]
    assert [step.laatst_bekend for step in found.steps] == [False, False, False, True]


@pytest.mark.parametrize(
    ("sleutel", "month", "expected"),
    [
        ("btw.hoog", "2012-09", 0.19),
        ("btw.hoog", "2012-10", 0.21),
        ("btw.laag", "2018-12", 0.06),
        ("btw.laag", "2019-01", 0.09),
        ("wml.uur", "2024-06", 13.27),
        ("wml.uur", "2024-07", 13.68),
        ("wml.uur", "2025-01", 14.06),
        ("wml.uur", "2025-07", 14.40),
        ("wml.uur", "2026-01", 14.71),
        ("loon.vakantiebijslag", "2026-05", 0.08),
    ],
)
def test_known_values(sleutel: str, month: str, expected: float) -> None:
    assert value_on(sleutel, month) == pytest.approx(expected)


@pytest.mark.parametrize(("month", "expected"), [("2025-01", 0.1736), ("2026-01", 0.1713)])
def test_the_sum_of_premies_is_the_sum_of_its_parts(month: str, expected: float) -> None:
    parts = ("awf_laag", "aof_laag", "whk_gemiddeld", "wko", "zvw")
    assert sum(value_on(f"premie.{part}", month) for part in parts) == pytest.approx(expected)
    assert value_on("premie.totaal_klein_vast", month) == pytest.approx(expected)


def test_sce_example_of_rvo_gives_90_euro() -> None:
    difference = value_on("sce.basisbedrag_zon_kva", "2024-03") - value_on("sce.correctiebedrag_zon_kva_net", "2024-03")
    assert 50 * value_on("sce.vollasturen_zon_kva", "2024-03") * difference == pytest.approx(90.0)


@pytest.mark.parametrize(("fase", "expected"), [("fase1", 21_660.0), ("fase3", 34_960.0)])
def test_sde_example_of_2017(fase: str, expected: float) -> None:
    difference = value_on(f"sde.basisbedrag_zon_{fase}", "2017-06") - value_on("sde.correctiebedrag_zon", "2017-06")
    assert 400 * value_on("sde.vollasturen_zon", "2017-06") * difference == pytest.approx(expected)
