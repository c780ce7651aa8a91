"""verdienmodel scenarios, controleer, adressen and kengetallen: what is there, and is it right."""

from __future__ import annotations

import argparse
import json
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.kengetallen.store import load_store
from verdienmodel.study.opening import examples, open_study
from verdienmodel.views.format import leaf_value, with_unit


def add_commands(commands: Any) -> None:
    """Add the commands that only look."""
    listing = commands.add_parser("scenarios", help="toon de voorbeelden")
    listing.add_argument("--formaat", choices=("tabel", "json"), default="tabel", help="hoe u het wilt zien")
    listing.set_defaults(command=scenarios)
    check = commands.add_parser("controleer", help="controleer bestanden")
    check.add_argument("bestanden", nargs="+", metavar="FILE", help="scenario's om te controleren")
    check.set_defaults(command=controleer)
    addresses = commands.add_parser("adressen", help="toon de adressen die u kunt veranderen")
    addresses.add_argument("scenario", metavar="SCENARIO", help="naam van een voorbeeld, of een bestand")
    addresses.add_argument("zoekterm", nargs="?", default="", help="toon alleen wat dit woord bevat")
    addresses.set_defaults(command=adressen)
    figures = commands.add_parser("kengetallen", help="zoek in de kengetallen")
    figures.add_argument("zoekterm", nargs="?", default="", help="toon alleen wat dit woord bevat")
    figures.set_defaults(command=kengetallen)


def scenarios(arguments: argparse.Namespace) -> int:
    """The examples by name, with what they are about."""
    found = []
    for name in examples():
        study = open_study(name).study
        if study is not None:
            found.append({"scenario": name, "naam": study.scenario.naam, "samenvatting": study.scenario.samenvatting})
    if arguments.formaat == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(f"{item['scenario']}: {item['naam']}. {item['samenvatting']}" for item in found))
    return 0


def controleer(arguments: argparse.Namespace) -> int:
    """All problems of all files."""
    codes = []
    for name in arguments.bestanden:
        found = open_study(name)
        codes.append(show_problems(found.problems))
        if not found.problems:
            print(f"{name}: geen problemen")
    return max(codes)


def adressen(arguments: argparse.Namespace) -> int:
    """Every address with its value and name."""
    found = open_study(arguments.scenario)
    if found.study is None:
        return show_problems(found.problems)
    for leaf in found.study.graph.leaves.values():
        text = f"{leaf.address} = {leaf_value(leaf, found.study.leaf_value(leaf.address))}   ({leaf.label})"
        if arguments.zoekterm.lower() in text.lower():
            print(text)
    return 0


def kengetallen(arguments: argparse.Namespace) -> int:
    """Rows with value, validity, source and grade; an unverified one says so."""
    for row in load_store().search(arguments.zoekterm):
        until = f" tot en met {row.geldig_tot}" if row.geldig_tot else ""
        kind = "AANNAME, niet geverifieerd" if row.soort == "aanname" else row.soort
        print(f"{row.sleutel} = {with_unit(row.value, row.eenheid)} · vanaf {row.geldig_van}{until}")
        print(f"   {kind}, graad {row.graad} · {row.bron or 'geen bron'}")
    return 0
