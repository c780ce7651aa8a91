"""verdienmodel scenarios: the examples that come along."""

from __future__ import annotations

import argparse
import json
from typing import Any

from verdienmodel.cli.streams import write_file_text
from verdienmodel.study.opening import examples, open_study


def add_command(commands: Any) -> None:
    """Add `scenarios`."""
    command = commands.add_parser("scenarios", help="toon de voorbeelden")
    command.add_argument("--formaat", choices=("tabel", "json"), default="tabel", help="hoe u het wilt zien")
    command.set_defaults(command=show)


def show(arguments: argparse.Namespace) -> int:
    """Each example by the name under which other commands know it, with what it is about."""
    found = []
    for name in examples():
        study = open_study(name).study
        if study is not None:
            found.append({"scenario": name, "naam": study.scenario.naam, "samenvatting": study.scenario.samenvatting})
    if arguments.formaat == "json":
        write_file_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        print("\n".join(f"{item['scenario']}: {item['naam']}. {item['samenvatting']}" for item in found))
    return 0
