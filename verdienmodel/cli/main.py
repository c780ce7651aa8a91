"""verdienmodel: every command of the terminal, one module each."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable

from verdienmodel.cli import (
    adressen,
    begroting,
    comparing,
    controleer,
    explaining,
    kengetallen,
    new,
    scenarios,
    seeking,
    simulating,
    stakeholders,
    starting,
)
from verdienmodel.cli.dutch import Parser, speak_dutch
from verdienmodel.cli.streams import prepare_streams

Command = Callable[[argparse.Namespace], int]
COMMANDS = (
    starting, scenarios, new, controleer, begroting, simulating, comparing, seeking, stakeholders, explaining, adressen, kengetallen,
)  # fmt: skip
STOPPED = 130
"""What a shell expects after Ctrl+C."""


def main(argv: list[str] | None = None) -> int:
    """Run one command. Exit code 0: good; 1: problems in the input; 2: wrong use."""
    speak_dutch()
    prepare_streams()
    arguments = build_parser().parse_args(argv)
    try:
        code = int(arguments.command(arguments))
        sys.stdout.flush()  # here, so that a reader who left is noticed now and not at exit
    except BrokenPipeError:
        _leave_quietly()
        return 0
    except KeyboardInterrupt:
        return STOPPED
    return code


def _leave_quietly() -> None:
    """Whoever read along (| head) has seen enough: what is left goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser() -> Parser:
    """All commands with their Dutch help."""
    parser = Parser(prog="verdienmodel", description="Reken uit of uw wijkbedrijf of dorpsbedrijf kan bestaan.")
    commands = parser.add_subparsers(title="opdrachten", required=True, metavar="OPDRACHT", parser_class=Parser)
    for module in COMMANDS:
        module.add_command(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
