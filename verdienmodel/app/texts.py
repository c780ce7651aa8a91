"""Text from a scenario is text: it never becomes markup on the page."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:])")


def escaped(text: str) -> str:
    """The text with every sign that markdown would read made harmless."""
    return _MARKUP.sub(r"\\\1", text)
