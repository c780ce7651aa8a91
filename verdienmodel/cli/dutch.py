"""argparse speaks Dutch: its own words are looked up in one table."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

WORDS = {
    "usage: ": "gebruik: ",
    "options": "keuzes",
    "positional arguments": "wat u opgeeft",
    "subcommands": "opdrachten",
    "show this help message and exit": "toon deze hulp",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "one of the arguments %s is required": "één van deze moet erbij: %s",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "unrecognized arguments: %s": "dit kennen we niet: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer dan één ding zijn: %(matches)s",
    "unexpected option string: %s": "dit past hier niet: %s",
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan niet (kies uit %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r bestaat niet (kies uit %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r kan hier niet",
    "can't open '%(filename)s': %(error)s": "'%(filename)s' is niet te openen",
    "expected one argument": "hier hoort een waarde achter",
    "expected at most one argument": "hier hoort hoogstens één waarde achter",
    "expected at least one argument": "hier hoort ten minste een waarde achter",
    "expected %s argument": "hier hoort %s waarde achter",
    "expected %s arguments": "hier horen %s waarden achter",
}


def speak_dutch() -> None:
    """Replace argparse's own look-up of its words."""
    module: Any = argparse
    module._ = lambda text: WORDS.get(text, text)
    module.ngettext = lambda one, many, n: WORDS.get(one if n == 1 else many, one if n == 1 else many)


class Parser(argparse.ArgumentParser):
    """Exit code 2 for wrong use, with how to use the command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self.prog}: fout: {message}\n")
