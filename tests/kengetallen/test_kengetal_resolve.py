"""Which value holds when: the rules of docs/kengetallen.md, one test each."""

from __future__ import annotations

from collections.abc import Callable

from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.kengetallen.resolve import Resolved, resolve, resolve_years
from verdienmodel.kengetallen.store import Store

Load = Callable[..., tuple[Store, dict[str, str]]]
KEY = "proef.bedrag"


def ask(store: Store, first: str, last: str, key: str = KEY) -> Resolved:
    found = resolve(store, key, Timeline(Month.parse(first), Month.parse(last)))
    assert isinstance(found, Resolved), found
    return found


def refusal(store: Store, first: str, last: str, key: str = KEY) -> tuple[str, str]:
    found = resolve(store, key, Timeline(Month.parse(first), Month.parse(last)))
    assert isinstance(found, tuple)
    (problem,) = found
    return problem.code, problem.text()


def test_a_row_holds_when_valid_on_the_first_day_of_the_month(load: Load) -> None:
    store, _ = load(
        {"geldig_tot": "2025-03-01"}, {"geldig_van": "2025-03-02", "geldig_tot": "2025-12-31", "waarde": "12"}
    )
    found = ask(store, "2025-02", "2025-05")
    assert [step.value for step in found.steps] == [10, 10, 12, 12]
    assert [str(step.month) for step in found.changes] == ["2025-02", "2025-04"]
    assert len(found.rows) == 2
    assert found.last_known_from is None


def test_after_the_last_closed_row_the_value_is_the_last_known(load: Load) -> None:
    found = ask(load({})[0], "2025-12", "2026-02")
    assert [(step.value, step.laatst_bekend) for step in found.steps] == [(10, False), (10, True), (10, True)]
    assert found.last_known_from == Month(2026, 1)


def test_an_open_row_is_sure_up_to_the_day_it_was_checked(load: Load) -> None:
    found = ask(load({"geldig_tot": ""})[0], "2025-12", "2026-02")
    assert [step.laatst_bekend for step in found.steps] == [False, False, True]


def test_before_the_first_row_is_refused(load: Load) -> None:
    code, text = refusal(load({})[0], "2024-11", "2025-01")
    assert code == "K031"
    assert "2024-11 tot en met 2024-12" in text


def test_a_gap_gives_the_last_known_value_but_not_for_the_law(load: Load) -> None:
    rows: tuple[dict[str, str], ...] = (
        {},
        {"geldig_van": "2026-03-01", "geldig_tot": "2026-12-31", "waarde": "12"},
    )
    found = ask(load(*rows)[0], "2025-12", "2026-03")
    assert [(step.value, step.laatst_bekend) for step in found.steps] == [
        (10, False),
        (10, True),
        (10, True),
        (12, False),
    ]
    law, _ = load(*({**row, "soort": "wettelijk"} for row in rows))
    assert refusal(law, "2025-12", "2026-03")[0] == "K032"
    assert len(ask(law, "2026-03", "2026-12").steps) == 10


def test_an_unknown_key_names_the_nearest(load: Load) -> None:
    code, text = refusal(load({})[0], "2025-01", "2025-01", "proef.bedrg")
    assert code == "K030"
    assert "‘proef.bedrag’" in text


def test_the_price_level_is_common_or_refused(load: Load) -> None:
    rows = (
        {"prijspeil": "2025"},
        {"prijspeil": "2026", "geldig_van": "2026-01-01", "geldig_tot": "2026-12-31"},
    )
    store, _ = load(*rows)
    assert ask(store, "2025-01", "2025-12").prijspeil == 2025
    assert ask(store, "2026-01", "2026-12").prijspeil == 2026
    assert refusal(store, "2025-12", "2026-01")[0] == "K033"
    nominal, _ = load({}, rows[1])
    assert "nominaal" in refusal(nominal, "2025-12", "2026-01")[1]


def test_years_take_the_value_of_1_january(load: Load) -> None:
    store, _ = load({}, {"geldig_van": "2026-01-02", "geldig_tot": "2027-12-31", "waarde": "12"})
    found = resolve_years(store, KEY, 2025, 2028)
    assert isinstance(found, Resolved)
    values = [(step.month.year, step.value, step.laatst_bekend) for step in found.steps]
    assert values == [(2025, 10, False), (2026, 10, True), (2027, 12, False), (2028, 12, True)]
