"""An amount rises with prices once; a test on an indexed amount is no price."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, messages_of, study_of

TEXT = (
    HEAD
    + """
invoer:
  huur: {eenheid: eur/maand, waarde: 100}
  grens: {eenheid: eur/maand, waarde: 90}
grootheden:
  duurder: {eenheid: eur/maand, formule: "huur * index(cpi)"}
  x: {eenheid: eur/maand, formule: "FORMULE"}
"""
)


@pytest.mark.parametrize(
    "formula",
    [
        "duurder * index(cpi)",
        "index(cpi) * (huur * index(cpi))",
        "max(duurder, grens) * index(cpi)",
        "als(jaareinde(), duurder, huur) * index(cpi)",
        "duurder / (huur / huur) * index(cpi)",
    ],
)
def test_indexed_twice_is_refused(formula: str) -> None:
    (message,) = messages_of(TEXT.replace("FORMULE", formula))
    assert "dubbel geïndexeerd" in message


@pytest.mark.parametrize(
    "formula",
    [
        "duurder + huur * index(cpi)",
        "duurder / (huur * index(cpi)) * duurder",
        "(duurder > grens) * duurder",
        "als(duurder > grens, huur, grens) * index(cpi)",
        "(duurder > grens en duurder < grens) * huur * index(cpi)",
    ],
)
def test_indexed_once_is_fine(formula: str) -> None:
    study_of(TEXT.replace("FORMULE", formula))
