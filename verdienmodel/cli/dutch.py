"""argparse speaks Dutch: its own words are looked up in one table."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

WORDS = {
    "usage: ": "gebruik: ",
    "options": "keuzes",
    "positional arguments": "wat u opgeeft",
    "show this help message and exit": "toon deze hulp",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit kennen we niet: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan niet (kies uit %(choices)s)",
    "expected one argument": "hier hoort een waarde achter",
    "expected at least one argument": "hier hoort ten minste een waarde achter",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "subcommands": "opdrachten",
    "invalid %(type)s value: %(value)r": "%(value)r kan hier niet",
}


def speak_dutch() -> None:
    """Replace argparse's own look-up of its words."""
    module: Any = argparse
    module._ = lambda text: WORDS.get(text, text)
    module.ngettext = lambda one, many, n: WORDS.get(one if n == 1 else many, one if n == 1 else many)


class Parser(argparse.ArgumentParser):
    """Exit code 2 for wrong use, with the help of the command at hand."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        print(f"{self.prog}: fout: {message}")
        raise SystemExit(2)
