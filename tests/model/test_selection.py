"""What som(…) picks: posts with an attribute, or without it."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, messages_of, study_of

TEXT = (
    HEAD
    + """
posten:
  loon: {naam: Loon, soort: lasten, rubriek: personeel, waarde: 1200}
  huur: {naam: Huur, soort: lasten, rubriek: huisvesting, waarde: 240}
onderdelen:
  groen: {posten: {zaad: {naam: Zaad, soort: lasten, rubriek: materiaal, waarde: 60}}}
grootheden:
  gekozen: {eenheid: eur/maand, formule: "FORMULE"}
"""
)


@pytest.mark.parametrize(
    ("formula", "per_month"),
    [
        ("som(soort=lasten, niet_rubriek=personeel)", 25.0),
        ("som(soort=lasten, niet_rubriek=[personeel, materiaal])", 20.0),
        ("som(soort=lasten, verzameling=onderdelen)", 5.0),
        ("som(bouwsteen=groen)", 5.0),
        ("som(niet_verzameling=onderdelen)", 120.0),
    ],
)
def test_posts_are_picked_by_what_they_have_or_lack(formula: str, per_month: float) -> None:
    study = study_of(TEXT.replace("FORMULE", formula))
    assert study.results.months("gekozen")[5] == pytest.approx(per_month)


@pytest.mark.parametrize("formula", ["som(soort=lasten, niet_rubriek=loon)", "som(soort=lasten, niet_kleur=rood)"])
def test_a_wrong_name_is_also_found_behind_niet(formula: str) -> None:
    (message,) = messages_of(TEXT.replace("FORMULE", formula))
    assert "loon" in message or "kleur" in message
