"""Why a scenario lacks a statement that others have, and what to write to get it."""

from __future__ import annotations

from verdienmodel.library import load as library

BOOKS = ("er is geen boekhouding", "zet boekhouding: met de id van de administratie")
MARK = ("geen enkele post heeft dit kenmerk", "vul het kenmerk in bij de posten")


def why_missing(name: str) -> tuple[str, str]:
    """The reason and the remedy; two empty texts for a name that no scenario has."""
    if name not in library.names("staten"):
        return "", ""
    layout = library.load("staten", name).data
    said = layout.get("ontbreekt")
    if isinstance(said, dict):
        return str(said["waarom"]), str(said["herstel"])
    return BOOKS if layout.get("boekhouding") else MARK
