"""Energy: the sun by month, netting and what follows, who owns the panels, and a grant per kWh with floor and cap."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from tests.support.scenarios import in_period
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.library import load as library
from verdienmodel.study.opening import Opened, open_bytes
from verdienmodel.study.study import Study

MEASURED = {
    2015: (70, 190, 318, 543, 568, 580, 563, 503, 347, 232, 93, 60),
    2016: (74, 181, 313, 450, 564, 490, 523, 504, 407, 226, 97, 23),
    2018: (53, 153, 324, 453, 691, 565, 732, 509, 405, 190, 62, 34),
    2020: (78, 175, 688, 1164, 1341, 1059, 990, 840, 708, 222, 121, 52),
}
"""KWh per month of one system (weerman.nu); 2017 and 2019 are left out, for a move and an extension."""

CLUB = {
    "grootverbruik": "nee", "verblijfsfunctie": "ja", "stroom": 20000, "gas": 5000, "vaste_kosten": 1500, "btw": 21,
    "maand_quick": "2026-01", "maand_inkoop": "2026-01", "maand_installaties": "2026-01", "maand_opwek": "2026-01",
    "stroomprijs": 0.2, "terugleverprijs": 0.06, "terugleverkosten": 0,
}  # fmt: skip
COLLECTIVE = {"uren": 0, "loonkosten": 0, "maand_start": "2026-01", "maand_opwek": "2026-01", "afregeling": 0}
GRANT = {
    "vermogen": 50, "vollasturen": 900, "basisbedrag": 0.124, "correctie_net": 0.037, "correctie_direct": 0.082,
    "basisprijs_net": 0, "basisprijs_direct": 0, "voorschot": 80,
}  # fmt: skip
SUN = {"net": {"formule": "onderdelen.samen.naar_net"}, "direct": {"formule": "onderdelen.samen.direct"}}


def filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, dict) else {"waarde": value} for key, value in values.items()}


def opened(club: dict[str, Any], collective: dict[str, Any], grant: dict[str, Any], **parts: Any) -> Opened:
    """A club with its own books, a cooperative, and perhaps a grant per kWh."""
    own: dict[str, Any] = {"status": "verleend", "besluit": "2 februari 2026, kenmerk 1", **parts.pop("block", {})}
    scenario: dict[str, Any] = {
        "schema": 1, "naam": "Proef", "van": "2026-01", "tot_en_met": "2031-12", "prijspeil": 2026,
        "administratie": "coop",
        "indexen": {"cpi": {"naam": "Vlak", "daarna": 0}},
        "partijen": {
            "coop": {"naam": "Coöperatie", "soort": "organisatie", "rechtsvorm": "cooperatie", "boeken": "ja"},
            "club": {"naam": "Club", "soort": "organisatie", "boeken": "ja"},
        },
        "onderdelen": {
            "lid": {
                "sjabloon": "energielid", "administratie": "club", "invoer": filled(CLUB | club),
                "posten": {
                    "zon_collectief": {"soort": "baten", "rubriek": "omzet", "administratie": "coop", "partij": "club"},
                    "teruglevering_collectief": {"partij": "coop"},
                },
            },
            "samen": {"sjabloon": "energiecollectief", "invoer": filled(COLLECTIVE | collective)},
        },
        "subsidies": {"zon": {"sjabloon": "sce", "invoer": filled(GRANT | grant), "grootheden": SUN, **own}},
        "boekhouding": {"coop": {}, "club": {}},
        **parts,
    }  # fmt: skip
    return open_bytes(json.dumps(scenario).encode(), "proef.yaml")


def study(
    club: dict[str, Any] | None = None,
    collective: dict[str, Any] | None = None,
    grant: dict[str, Any] | None = None,
    **parts: Any,
) -> Study:
    found = opened(club or {}, collective or {}, grant or {}, **parts)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def errors(**club: Any) -> list[str]:
    found = opened(club, {}, {})
    assert found.study is None
    return [problem.text() for problem in found.errors]


def test_the_season_of_the_sun_is_what_was_measured() -> None:
    seasons: Any = library.load("basis", "seizoenen").data
    season = seasons["zon"]["aandelen"]
    shares = [np.array(year) / sum(year) for year in MEASURED.values()]
    assert [float(share) for share in season] == pytest.approx(list(np.mean(shares, axis=0)), abs=3e-6)
    assert sum(MEASURED[2018]) == 4171


def test_a_member_says_which_connection_it_has() -> None:
    found = opened({}, {}, {}, onderdelen={"lid": {"sjabloon": "energielid", "invoer": filled({"stroom": 1})}})
    asked = {problem.adres: problem.waarom for problem in found.errors if problem.code == "S036"}
    assert "3 × 80 ampère" in asked["onderdelen.lid.invoer.grootverbruik"]


def test_own_use_above_what_the_sun_gives_stops_the_budget() -> None:
    assert any("meer zonnestroom dan er is" in text for text in errors(kwp=10, eigen_gebruik=90))
    assert any("eigen_gebruik" in text for text in errors(kwp=10, eigen_gebruik=120))
    assert opened({"kwp": 10, "eigen_gebruik": 75}, {}, {}).study is not None


def test_saving_more_than_is_used_stops_the_budget() -> None:
    assert any("bespaart meer dan het verbruikt" in text for text in errors(led_kwh=25000))
    assert any("bespaart meer dan het verbruikt" in text for text in errors(isolatie_m3=4000, warmte_collectief=2000))


# 20 kWp x 900 x 98% = 17 640 kWh, of which 30% is used at once: 5 292. From the net 14 708, back to it 12 348.
def test_netting_until_the_end_of_2026_then_half_the_bare_price_until_2030() -> None:
    small = study({"kwp": 20, "eigen_gebruik": 30})
    assert in_period(small, "onderdelen.lid.gesaldeerd", "2026") == pytest.approx(12348)
    assert in_period(small, "onderdelen.lid.geleverd", "2026") == pytest.approx(14708 - 12348)
    assert [in_period(small, "onderdelen.lid.gesaldeerd", year) for year in ("2027", "2031")] == [0, 0]
    paid = [in_period(small, "onderdelen.lid.posten.teruglevering", year) for year in ("2026", "2027", "2029", "2030")]
    assert paid == pytest.approx([0, 12348 * 0.10, 12348 * 0.10, 12348 * 0.06])


def test_a_large_connection_has_a_contract_and_no_netting() -> None:
    large = study({"kwp": 20, "eigen_gebruik": 30, "grootverbruik": "ja"})
    paid = [in_period(large, "onderdelen.lid.posten.teruglevering", year) for year in ("2026", "2028")]
    assert paid == pytest.approx([12348 * 0.06] * 2)


def test_no_more_is_netted_than_was_taken() -> None:
    """40 kWp: 24 696 back and 28 000 - 10 584 = 17 416 from the net; the tax is then nothing and the reduction stays."""
    much = study({"kwp": 40, "eigen_gebruik": 30, "gas": 0, "stroom": 28000})
    taken = in_period(much, "onderdelen.lid.van_net", "2026")
    assert taken == pytest.approx(28000 - 10584)
    assert in_period(much, "onderdelen.lid.gesaldeerd", "2026") == pytest.approx(taken)
    assert in_period(much, "onderdelen.lid.verkocht", "2026") == pytest.approx(24696 - taken)
    assert in_period(much, "onderdelen.lid.posten.energiebelasting", "2026") == pytest.approx(-519.80 * 1.21)


def test_without_a_stay_function_there_is_no_reduction() -> None:
    stays, masts = study(), study({"verblijfsfunctie": "nee"})
    taxes = [in_period(item, "onderdelen.lid.posten.energiebelasting", "2026") for item in (stays, masts)]
    assert taxes[1] - taxes[0] == pytest.approx(519.80 * 1.21)


def test_no_more_sun_is_used_at_once_than_is_needed_in_that_month() -> None:
    """In July the club needs 5% of 20 000 kWh; 40 kWp would give 50% x 35 280 x 12.69%."""
    july = study({"kwp": 40, "eigen_gebruik": 50})
    assert in_period(july, "onderdelen.lid.eigen", "2026-07") == pytest.approx(1000)
    assert in_period(july, "onderdelen.lid.eigen", "2026-12") == pytest.approx(35280 * 0.5 * 0.0116)


def test_whoever_owns_the_panels_gets_what_they_bring() -> None:
    """5 292 kWh of 16 cents, and what is fed back; the collective buys and writes off, the club does not."""
    shared = study({"kwp_collectief": 20, "eigen_gebruik": 30, "grootverbruik": "ja", "btw": 0})
    assert in_period(shared, "onderdelen.lid.posten.zon_collectief", "2027") == pytest.approx(5292 * 0.16)
    assert in_period(shared, "onderdelen.lid.posten.teruglevering_collectief", "2027") == pytest.approx(12348 * 0.06)
    assert in_period(shared, "onderdelen.lid.posten.aankoop", "2026") == 0
    assert in_period(shared, "onderdelen.samen.posten.aankoop", "2026") == pytest.approx(20000)
    assert in_period(shared, "onderdelen.samen.standen.boekwaarde", "2031") == pytest.approx(20000 * 19 / 25)
    received = in_period(shared, "staten.exploitatie.coop.totaal_baten", "2027")
    assert received == pytest.approx(5292 * 0.16 + 12348 * 0.06)


def test_btw_that_does_not_come_back_is_written_off_too() -> None:
    """50 000 in panels; with the small businesses scheme 21% stays and 60 500 is written off in 25 years."""
    kor = study({}, {"kwp_eigen": 50}, btw={"coop": {"invoer": {"kor": {"waarde": "ja"}}}})
    assert in_period(kor, "onderdelen.samen.posten.afschrijving", "2027") == pytest.approx(60500 / 25)
    assert all(outcome.closes for outcome in kor.checks)


@pytest.mark.parametrize(
    ("grant", "per_kwh"),
    [({}, 0.087), ({"basisprijs_net": 0.048}, 0.076), ({"correctie_net": 0.130}, 0), ({"correctie_net": 0.124}, 0)],
)
def test_a_grant_per_kwh_is_never_below_zero_and_the_correction_has_a_floor(
    grant: dict[str, float], per_kwh: float
) -> None:
    found = study({}, {"kwp_eigen": 50}, grant)
    assert in_period(found, "subsidies.zon.posten.bate", "2026") == pytest.approx(45000 * per_kwh)
    assert all(outcome.closes for outcome in found.checks)


def test_no_more_kwh_count_than_the_full_load_hours_allow() -> None:
    """50 kWp x 1 000 in a sunny year: 45 000 of 50 000 kWh count, also when 40% of them stays off the net."""
    sunny = {"kwp_eigen": 50, "opbrengst": {"eenheid": "kwh/kwp/jaar", "waarde": 1000}}
    assert in_period(study({}, sunny), "subsidies.zon.posten.bate", "2026") == pytest.approx(45000 * 0.087)
    mixed = study({}, sunny | {"deel_direct": 40})
    by_hand = 45000 * (0.6 * 0.087 + 0.4 * 0.042)
    assert in_period(mixed, "subsidies.zon.posten.bate", "2026") == pytest.approx(by_hand)
    floor = study({}, sunny | {"deel_direct": 40}, {"basisprijs_direct": 0.09})
    with_floor = 45000 * (0.6 * 0.087 + 0.4 * 0.034)
    assert in_period(floor, "subsidies.zon.posten.bate", "2026") == pytest.approx(with_floor)


def test_a_grant_that_is_only_asked_for_does_not_count() -> None:
    asked = study({}, {"kwp_eigen": 50}, block={"status": "aangevraagd", "besluit": None})
    assert in_period(asked, "staten.exploitatie.coop.saldo", "2026") == pytest.approx(
        in_period(study({}, {"kwp_eigen": 50}, {"correctie_net": 1}), "staten.exploitatie.coop.saldo", "2026")
    )


@pytest.mark.parametrize("block", [{"besluit": None}, {"besluit": "volgt nog"}, {"besluit": None, "status": None}])
def test_a_grant_without_a_decision_stops_the_budget(block: dict[str, Any]) -> None:
    found = opened({}, {"kwp_eigen": 50}, {}, block=block)
    assert [problem.code for problem in found.errors] == ["S074"]


@pytest.mark.parametrize(
    ("stand", "check"),
    [
        ("onderdelen.lid.standen.boekwaarde", "controles.onderdelen.lid.verloop"),
        ("onderdelen.samen.standen.boekwaarde", "controles.onderdelen.samen.verloop"),
        ("subsidies.zon.standen.te_ontvangen", "controles.subsidies.zon.verloop"),
    ],
)
def test_a_check_has_been_seen_red(stand: str, check: str) -> None:
    found = study({"kwp": 20}, {"kwp_eigen": 50})
    assert all(outcome.closes for outcome in found.checks)
    spoiled = np.array(np.broadcast_to(found.results.months(stand), (1, len(found.timeline))))
    spoiled[0, 20] += 0.01
    red = {o.check.name for o in outcomes(evaluate(found.graph, corrupted={stand: spoiled})) if not o.closes}
    assert check in red
    assert len(red) == 2, red
