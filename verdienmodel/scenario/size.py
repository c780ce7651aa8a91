"""A scenario that is far too large is seen in its text, before reading it properly takes seconds."""

from __future__ import annotations

import re

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem

AT_LEAST = {"invoer": 1, "grootheden": 1, "posten": 2, "onderdelen": 1}
"""How many quantities one item of a collection gives at the least: a post has a switch as well."""
_COLLECTION = re.compile(rf"^({'|'.join(AT_LEAST)}):[ \t]*(?:#.*)?\n((?:[ \t#].*\n|\n)*)", re.MULTILINE)
_FIRST_ITEM = re.compile(r"^( +)[^\s#]", re.MULTILINE)


def refuse_size(text: str, name: str) -> Problem | None:
    """The same message that building would give, from a careful count of items that each have a line of their own."""
    lines = "\n".join(text.splitlines()) + "\n"  # a file from Windows ends its lines otherwise
    count = sum(AT_LEAST[found[1]] * _items(found[2]) for found in _COLLECTION.finditer(lines))
    return too_many(f"ten minste {count}", name) if count > limits.QUANTITIES else None


def _items(block: str) -> int:
    """Lines as deep as the first: what belongs to an item stands deeper."""
    first = _FIRST_ITEM.search(block)
    return len(re.findall(rf"^{first[1]}[^\s#]", block, re.MULTILINE)) if first else 0


def too_many(count: str, place: str) -> Problem:
    """More quantities than a plan can have."""
    return Problem(
        "S047",
        place,
        "",
        f"dit scenario heeft {count} grootheden",
        f"{limits.QUANTITIES} is het meest",
        "splits het plan in meer scenario's",
    )
