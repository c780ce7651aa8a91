"""verdienmodel: start, scenarios, controleer, begroting, uitleg, adressen, kengetallen."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable

from verdienmodel.cli import begroting, looking, starting
from verdienmodel.cli.dutch import Parser, speak_dutch

Command = Callable[[argparse.Namespace], int]


def main(argv: list[str] | None = None) -> int:
    """Run one command. Exit code 0: good; 1: problems in the input; 2: wrong use."""
    speak_dutch()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build_parser() -> Parser:
    """All commands with their Dutch help."""
    parser = Parser(prog="verdienmodel", description="Reken uit of uw wijkbedrijf of dorpsbedrijf kan bestaan.")
    commands = parser.add_subparsers(title="opdrachten", required=True, metavar="OPDRACHT", parser_class=Parser)
    for module in (starting, begroting, looking):
        module.add_commands(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
