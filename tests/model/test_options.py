"""An option may not take away what something that stays still needs; what only an option uses is in the base, switched off."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import HEAD, messages_of, study_of

TEXT = (
    HEAD
    + """
invoer: {beheer: {eenheid: "%", waarde: 10}}
onderdelen:
  groen: {grootheden: {uren: {eenheid: uur/jaar, formule: uren_begroot}}, invoer: {uren_begroot: {eenheid: uur/jaar, waarde: 100}},
    posten: {loon: {naam: Loon, soort: lasten, waarde: 4000}}}
  was: {aan: nee, posten: {loon: {naam: Loon, soort: lasten, waarde: 900}}}
posten:
  toezicht: {naam: Toezicht, soort: lasten, formule: FORMULE}
opties:
  zonder: {naam: Zonder groen, wijzigingen: [{adres: onderdelen.groen.aan, zet: nee}EXTRA]}
  met_was: {naam: Met de was, wijzigingen: [{adres: onderdelen.was.aan, zet: ja}]}
"""
)


def text(formula: str, extra: str = "") -> str:
    return TEXT.replace("FORMULE", f'"{formula}"').replace("EXTRA", extra)


def test_what_something_else_still_needs_is_not_switched_off() -> None:
    (message,) = messages_of(text("onderdelen.groen.posten.loon * beheer"))
    assert "optie ‘zonder’ zet ‘onderdelen.groen’ uit, maar ‘posten.toezicht’ rekent ermee" in message
    assert "zet in deze optie ook ‘posten.toezicht’ uit" in message
    assert message.startswith("proef.yaml:15")


def test_a_selection_is_made_for_what_comes_and_goes() -> None:
    study = study_of(text("som(verzameling=onderdelen, soort=lasten) * beheer"))
    months = study.with_option("zonder").results.months("posten.toezicht")
    assert float(np.abs(months).max()) == 0


def test_switching_both_off_is_fine() -> None:
    study_of(text("onderdelen.groen.posten.loon * beheer", ", {adres: posten.toezicht.aan, zet: nee}"))


def test_what_only_an_option_uses_is_in_the_base_and_off() -> None:
    study = study_of(text("beheer * som(onderdelen.*.posten.loon)"))
    found = study.timeline.find_period("2027")
    assert found is not None
    assert study.value("onderdelen.was.posten.loon", found) == 0
    assert study.with_option("met_was").value("onderdelen.was.posten.loon", found) == pytest.approx(900)


def test_what_the_option_itself_switches_on_needs_it_too() -> None:
    asleep = text("onderdelen.groen.posten.loon * beheer", ", {adres: posten.toezicht.aan, zet: ja}")
    (message,) = messages_of(asleep.replace("soort: lasten, formule", "soort: lasten, aan: nee, formule"))
    assert "optie ‘zonder’ zet ‘onderdelen.groen’ uit, maar ‘posten.toezicht’ rekent ermee" in message


def test_what_sleeps_in_the_base_does_not_need_it() -> None:
    asleep = text("onderdelen.groen.posten.loon * beheer")
    study_of(asleep.replace("soort: lasten, formule", "soort: lasten, aan: nee, formule"))
