"""Free text in a YAML file: whatever somebody typed stays text."""

from __future__ import annotations

import json
import re

BRACKET = re.compile(r"[\[{]")
FEW = 2
"""With more brackets in one answer they are written as a code: the reader of files counts them as depth."""


def quoted(text: str) -> str:
    """Text on one line between double quotes, which YAML reads as JSON does."""
    said = json.dumps(text, ensure_ascii=False)
    many = len(BRACKET.findall(said)) > FEW
    return said.replace("[", "\\x5b").replace("{", "\\x7b") if many else said
