"""One cell wrong, one problem; one row right, one number for the graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verdienmodel.kengetallen.store import Store, read_store

Load = Callable[..., tuple[Store, dict[str, str]]]


def test_the_good_row_has_no_problems(load: Load) -> None:
    store, problems = load({})
    assert not problems
    assert store.rows("proef.bedrag")[0].rij == "proef.bedrag@2025-01-01#1"


def test_percent_is_kept_as_written_and_divided_for_the_graph(load: Load) -> None:
    row = load({"waarde": "8", "eenheid": "%", "laag": "7", "hoog": "9"})[0].rows("proef.bedrag")[0]
    assert (row.waarde, row.eenheid) == (8.0, "%")
    assert (row.value, row.lowest, row.highest) == (0.08, 0.07, 0.09)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("K001", {"sleutel": "Proef bedrag"}),
        ("K002", {"waarde": "14,71"}),
        ("K002", {"waarde": ""}),
        ("K002", {"waarde": "nan"}),
        ("K002", {"waarde": "12.500"}),
        ("K002", {"laag": "vier", "hoog": "20"}),
        ("K003", {"eenheid": "euri/uur"}),
        ("K003", {"eenheid": ""}),
        ("K004", {"geldig_van": "1-1-2025"}),
        ("K004", {"geldig_van": "2025-02-30"}),
        ("K004", {"geldig_van": ""}),
        ("K004", {"geldig_tot": "2025"}),
        ("K004", {"gecontroleerd_op": "gisteren"}),
        ("K005", {"prijspeil": "20"}),
        ("K006", {"soort": "feit"}),
        ("K006", {"graad": "E"}),
        ("K007", {"gebied": ""}),
        ("K008", {"adres": "javascript:alert(1)"}),
        ("K010", {"bron": ""}),
        ("K011", {"gecontroleerd_op": ""}),
        ("K012", {"graad": "D"}),
        ("K013", {"laag": "9"}),
        ("K013", {"laag": "11", "hoog": "12"}),
        ("K014", {"geldig_tot": "2024-12-31"}),
    ],
)
def test_each_rule_is_seen_red(load: Load, code: str, change: dict[str, str]) -> None:
    _, problems = load(change)
    assert list(problems) == [code]
    assert problems[code].startswith("proef.csv:2")


def test_an_assumption_needs_neither_source_nor_check(load: Load) -> None:
    assert not load({"soort": "aanname", "bron": "", "gecontroleerd_op": ""})[1]


def test_all_mistakes_of_a_file_come_at_once(load: Load) -> None:
    _, problems = load({"waarde": "x", "eenheid": "y"}, {"soort": "z"}, {"bron": ""})
    assert {"K002", "K003", "K006", "K010"} <= set(problems)


def test_an_unknown_unit_names_the_nearest(load: Load) -> None:
    assert "‘uur’" in load({"eenheid": "uurr"})[1]["K003"]


def test_rows_of_one_key(load: Load) -> None:
    assert list(load({}, {"geldig_van": "2026-01-01", "geldig_tot": "", "eenheid": "eur/m2"})[1]) == ["K016"]
    percent, share = {"eenheid": "%"}, {"eenheid": "aandeel", "geldig_van": "2026-01-01", "geldig_tot": ""}
    assert list(load(percent, share)[1]) == ["K016"]
    assert list(load({}, {"geldig_van": "2025-12-31", "geldig_tot": ""})[1]) == ["K019"]
    assert list(load({"geldig_tot": ""}, {"geldig_van": "2026-01-01"})[1]) == ["K014", "K019"]


def test_a_gap_is_a_mistake_only_for_the_law(load: Load) -> None:
    later = {"geldig_van": "2026-02-01", "geldig_tot": ""}
    assert not load({}, later)[1]
    assert list(load({"soort": "wettelijk"}, {**later, "soort": "wettelijk"})[1]) == ["K020"]
    assert not load({"soort": "wettelijk"}, {**later, "soort": "wettelijk", "geldig_van": "2026-01-01"})[1]


def test_one_key_stands_in_one_file(tmp_path: Path, csv_text: Callable[..., str]) -> None:
    for name, change in (("een.csv", {}), ("twee.csv", {"geldig_van": "2026-01-01", "geldig_tot": ""})):
        (tmp_path / name).write_text(csv_text(change), encoding="utf-8")
    assert [problem.code for problem in read_store(tmp_path.glob("*.csv"))[1]] == ["K015"]


def test_a_correction_replaces_a_row_and_keeps_it_for_old_stamps(load: Load) -> None:
    store, problems = load({}, {"waarde": "11", "vervangt": "proef.bedrag@2025-01-01#1"})
    assert not problems
    assert [row.waarde for row in store.rows("proef.bedrag")] == [11]
    old = store.row("proef.bedrag@2025-01-01#1")
    assert old is not None
    assert old.waarde == 10
    assert store.row("proef.bedrag@2025-01-01#2") == store.rows("proef.bedrag")[0]


def test_a_correction_must_name_an_earlier_row_of_its_key(load: Load) -> None:
    assert list(
        load({}, {"geldig_van": "2026-01-01", "geldig_tot": "", "vervangt": "proef.bedrag@2024-01-01#1"})[1]
    ) == ["K017"]
    assert list(load({"vervangt": "proef.bedrag@2025-01-01#1"})[1]) == ["K017"]
    other = {"sleutel": "proef.ander", "vervangt": "proef.bedrag@2025-01-01#1"}
    assert list(load({}, other)[1]) == ["K017"]


def test_a_row_is_corrected_once(load: Load) -> None:
    fix = {"vervangt": "proef.bedrag@2025-01-01#1"}
    later = {**fix, "geldig_van": "2026-01-01", "geldig_tot": ""}
    assert list(load({}, fix, later)[1]) == ["K018"]


def test_search_and_version(load: Load) -> None:
    store, _ = load({}, {"sleutel": "ander.bedrag", "toelichting": "Over SNOEIEN"})
    assert [row.sleutel for row in store.search("snoeien")] == ["ander.bedrag"]
    assert len(store.search("EEN BRON")) == 2
    assert not store.search("wasserij")
    changed, _ = load({}, {"sleutel": "ander.bedrag", "toelichting": "Over snoeien"})
    assert store.version != changed.version
    assert store.version == load({}, {"sleutel": "ander.bedrag", "toelichting": "Over SNOEIEN"})[0].version


def test_line_ends_do_not_change_the_version(tmp_path: Path, csv_text: Callable[..., str]) -> None:
    text = csv_text({})
    unix, windows = tmp_path / "a.csv", tmp_path / "b.csv"
    unix.write_bytes(text.encode())
    windows.write_bytes(text.replace("\n", "\r\n").encode())
    assert read_store([unix])[0].version == read_store([windows])[0].version
