"""Text from a scenario is text: it never becomes markup on the page."""

from __future__ import annotations

import re

# Signs that begin something in markdown: emphasis, code, links, formulas, tags.
_ANYWHERE = re.compile(r"([\\`*_\[\]<$~])")
# Signs that only mean something at the start of a line: a heading, a quotation, a list, a rule, a table.
_AT_START = re.compile(r"^([#>+=|-])|^(\d+)([.)])")
# Icons, colours and web addresses are looked for after the escapes are gone: only a sign in between stops that.
_LATER = re.compile(r"(:)(?=[a-z/])|(@)|(www)(?=\.)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\u2028\u2029]+")
JOINER = "\u2060"
"""An invisible sign without width (word joiner)."""


def escaped(text: str) -> str:
    """The text on one line, with every sign that markdown would read made harmless; € stays with its amount.

    As few signs as possible: a screen reader says the name of a field with its backslashes.
    """
    line = _ANYWHERE.sub(r"\\\1", _SPACE.sub(" ", text).strip())
    line = _AT_START.sub(lambda hit: f"\\{hit[1]}" if hit[1] else f"{hit[2]}\\{hit[3]}", line)
    return _LATER.sub(lambda hit: f"{hit[0]}{JOINER}", line).replace("€ ", "€\u00a0")
