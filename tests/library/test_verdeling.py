"""Shared posts: each onderdeel with its part, and the books as they were."""

from __future__ import annotations

import numpy as np
import pytest

from tests.library.test_deelnemers import CREW
from tests.support.people import gazon
from tests.support.scenarios import in_period, messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes

POSTS = "posten:\n  leider: {{naam: Coördinator, soort: lasten, waarde: 12000, verdeling: {key}}}\n"
UNITS = gazon("noord", 10000) + gazon("zuid", 30000)
TEXT = CREW % "10" + UNITS
CARE = "deelnemers.groep.posten.dagbesteding"
TABLE = "staten.per_onderdeel_verdeeld.organisatie"


def text(key: str) -> str:
    head, rest = TEXT.split("deelnemers:", 1)
    return head + POSTS.format(key=key) + "deelnemers:" + rest


def test_by_hours_worked_in_the_year() -> None:
    """10 000 against 30 000 m2 at the same pace: a quarter and three quarters of 12 000, also in winter."""
    study = study_of(text("gewerkte_uren"))
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_noord.gedeelde_lasten", "2026") == pytest.approx(3000)
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_zuid.gedeelde_lasten", "2026") == pytest.approx(9000)
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_zuid.gedeelde_lasten", "2026-01") == pytest.approx(750)
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_noord.saldo", "2026") == pytest.approx(10000 - 3000)
    assert in_period(study, f"{TABLE}.rest", "2026") == pytest.approx(in_period(study, CARE, "2026"))


def test_by_fixed_shares_that_can_be_changed() -> None:
    study = study_of(text("{noord: 40, zuid: 60}"))
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_noord.gedeelde_lasten", "2026") == pytest.approx(4800)
    changed = study.with_values({"posten.leider.sleutel_noord": 0.5})
    assert in_period(changed, f"{TABLE}.onderdelen.onderdelen_noord.gedeelde_lasten", "2026") == pytest.approx(6000)
    assert in_period(changed, f"{TABLE}.rest", "2026") == pytest.approx(
        in_period(study, CARE, "2026") + 1200
    )  # 110% is divided, and that stays in sight


def test_the_books_do_not_change() -> None:
    plain = study_of(text("gewerkte_uren").replace(", verdeling: gewerkte_uren", ""))
    divided = study_of(text("gewerkte_uren"))
    for statement in ("exploitatie", "per_onderdeel"):
        address = f"staten.{statement}.organisatie.saldo"
        assert in_period(divided, address, "2026") == in_period(plain, address, "2026")
    assert all(item.closes for item in divided.checks)


def test_the_check_has_been_seen_red() -> None:
    study = study_of(text("gewerkte_uren"))
    address = f"{TABLE}.onderdelen.onderdelen_noord.gedeelde_lasten"
    spoiled = np.array(np.broadcast_to(study.results.months(address), (1, 12)))
    spoiled[0, 3] += 0.01
    found = outcomes(evaluate(study.graph, corrupted={address: spoiled}))
    assert [item.check.name for item in found if not item.closes] == ["controles.verdeling.organisatie"]


@pytest.mark.parametrize(("key", "said"), [
    ("{noord: 40, zuid: 50}", "de verdeling is samen 90%"),
    ("{noord: 140, zuid: -40}", "geen deel is negatief"),
    ("{noord: 40, oost: 60}", "het onderdeel ‘oost’ bestaat niet"),
    ("gewerkte_urenn", "geen enkel onderdeel heeft ‘gewerkte_urenn’"),
])  # fmt: skip
def test_keys_that_are_wrong(key: str, said: str) -> None:
    assert any(said in line for line in messages_of(text(key)))


def test_posts_of_another_block_are_shared_too() -> None:
    bus = "investeringen:\n  bus: {sjabloon: lineair, bedrag: 6000, maand: 2026-01, levensduur: 5, verdeling: {noord: 25, zuid: 75}}\n"
    study = study_of(text("gewerkte_uren").replace("deelnemers:", bus + "deelnemers:", 1))
    assert in_period(study, f"{TABLE}.onderdelen.onderdelen_noord.gedeelde_lasten", "2026") == pytest.approx(3000 + 300)
