"""verdienmodel kengetallen: the figures that come along, each with where it comes from and how sure it is."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.kengetallen.rows import Kengetal
from verdienmodel.kengetallen.store import load_store
from verdienmodel.views.format import with_unit

GRADES = {"A": "gemeten of wettelijk", "B": "vergelijkingsgetal", "C": "deskundig oordeel", "D": "schatting"}


def add_command(commands: Any) -> None:
    """Add `kengetallen`."""
    command = commands.add_parser("kengetallen", help="zoek in de kengetallen")
    command.add_argument("zoekterm", nargs="?", default="", metavar="ZOEKTERM", help="toon alleen wat dit woord bevat")
    command.set_defaults(command=show)


def show(arguments: argparse.Namespace) -> int:
    """Rows with value, validity, source and grade; what nobody verified says so."""
    rows = load_store().search(arguments.zoekterm)
    if not rows:
        print(f"Geen kengetal bevat ‘{arguments.zoekterm}’. Zonder zoekterm ziet u ze alle.")
    for row in rows:
        print(_value(row))
        print(f"   {_certainty(row)} · {row.bron or 'geen bron'}{f' · {row.adres}' if row.adres else ''}")
    return 0


def _value(row: Kengetal) -> str:
    until = f" tot en met {row.geldig_tot}" if row.geldig_tot else ""
    price = f" · prijspeil {row.prijspeil}" if row.prijspeil else ""
    return f"{row.sleutel} = {with_unit(row.value, row.eenheid)} · vanaf {row.geldig_van}{until}{price}"


def _certainty(row: Kengetal) -> str:
    kind = "AANNAME, niet geverifieerd" if row.soort == "aanname" else row.soort
    checked = f" · gecontroleerd op {row.gecontroleerd_op}" if row.gecontroleerd_op else ""
    return f"{kind}, graad {row.graad} ({GRADES.get(row.graad, 'onbekend')}){checked}"
