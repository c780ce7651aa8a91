"""Why a scenario lacks a statement that others have, and what to write to get it."""

from __future__ import annotations

from verdienmodel.library import load as library

NEEDS = {
    "investering": ("dit plan koopt niets wat jaren meegaat", "zet een aankoop bij investeringen:"),
    "dekking_investering": ("dit plan koopt niets wat jaren meegaat", "zet een aankoop bij investeringen:"),
    "meerjarenraming": ("geen enkele post is eenmalig", "zet structureel: nee bij wat eenmalig is"),
    "realisatie": ("er zijn nog geen werkelijke cijfers", "zet ze bij realisatie:"),
    "gemeentelijk": ("geen begroting is van een gemeente", "zet soort: gemeente en boeken: ja bij de partij"),
}
BOOKS = ("er is geen boekhouding", "zet boekhouding: met de id van de administratie")


def why_missing(name: str) -> tuple[str, str]:
    """The reason and the remedy; two empty texts for a name that no scenario has."""
    if name not in library.names("staten"):
        return "", ""
    if library.load("staten", name).data.get("boekhouding"):
        return BOOKS
    return NEEDS.get(name, ("geen enkele post heeft dit kenmerk", "vul het kenmerk in bij de posten"))
