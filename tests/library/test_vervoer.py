"""Transport: more trips than the vehicles can make, a key that is not one and a full car stop the budget."""

import json
from typing import Any

import pytest

from verdienmodel.library import load as library
from verdienmodel.study.opening import Opened, open_bytes


def transport(*flows: dict[str, Any], **parts: Any) -> Opened:
    """Flows with the inputs of the worked example, each with its own changes."""
    example: Any = library.load("onderdelen", "vervoer").data["voorbeeld"]
    units = {
        f"stroom{number}": {
            "sjabloon": "vervoer",
            "invoer": {
                k: v if isinstance(v, dict) else {"waarde": v} for k, v in {**example["invoer"], **changed}.items()
            },
        }
        for number, changed in enumerate(flows or ({},))
    }
    plan = {"schema": 1, "naam": "Proef", "van": "2026-01", "tot_en_met": "2026-12", "prijspeil": 2026}
    return open_bytes(json.dumps({**plan, "onderdelen": units, **parts}).encode(), "proef.yaml")


def in_year(found: Opened, address: str) -> float:
    assert found.study is not None, [problem.text() for problem in found.errors]
    year = found.study.timeline.find_period("2026")
    assert year is not None
    return found.study.value(address, year)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"voertuigen": 1.5}, "meer ritten dan de bussen"),
        ({"bezetting": 1.0}, "meer ritten dan de bussen"),
        ({"aandeel_5": 4}, "verdeelsleutel is niet 100%"),
        ({"aandeel_1": 41}, "verdeelsleutel is niet 100%"),
        ({"plaatsen": 1.4}, "meer reizigers in de auto"),
    ],
)
def test_what_cannot_be_stops_the_budget(changed: dict[str, Any], said: str) -> None:
    found = transport({"vrijwillig": 0, **changed})
    assert found.study is None
    assert [said in problem.text() for problem in found.errors] == [True]


def test_a_key_in_hundredths_of_a_percent_is_one() -> None:
    thirds = {"aandeel_1": 33.34, "aandeel_2": 33.33, "aandeel_3": 33.33, "aandeel_4": 0, "aandeel_5": 0}
    assert transport(thirds).study is not None


def test_it_tells_when_it_costs_more_than_now() -> None:
    def told(price: float) -> bool:
        study = transport({"prijs_nu": price}).study
        assert study is not None
        return any(raised.signal.name.endswith("duurder") for raised in study.warnings)

    assert told(10)
    assert not told(20)


def test_each_flow_counts_its_own_costs() -> None:
    """Two flows, one with 1 000 more of overhead: the other does not pay for it. Without a ledger all hours are done."""
    both = transport({"algemeen": 5000}, {"algemeen": 6000})
    costs = [in_year(both, f"onderdelen.stroom{number}.kosten") for number in (0, 1)]
    assert costs[1] - costs[0] == pytest.approx(1000)
    assert costs[0] == pytest.approx(174500 - 340 * 25 + 2000 * 0.25 - 2000 * 0.2)


def test_costs_are_shared_without_btw_and_the_company_ends_at_nil() -> None:
    """All costs settled: with btw kept the flow neither earns nor loses, whatever travellers pay."""
    books: dict[str, Any] = {"btw": {"organisatie": {}}}
    for own in (0, 2):
        found = transport({"nacalculatie": 100, "eigen_bijdrage": own}, **books)
        assert in_year(found, "staten.exploitatie.organisatie.saldo") == pytest.approx(0, abs=0.005)
