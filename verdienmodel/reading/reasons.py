"""Why a file cannot be read, in Dutch: what the system itself says is English and differs per system."""

from __future__ import annotations

import csv

_FILE = {
    "FileNotFoundError": "dit bestand bestaat niet",
    "PermissionError": "u mag dit bestand niet openen",
    "IsADirectoryError": "dit is een map",
    "NotADirectoryError": "een deel van het pad is geen map",
}
_CSV = {
    "unexpected end of data": "een aanhalingsteken is niet afgesloten",
    "expected after": "na een aanhalingsteken hoort een komma",
    "field larger": "een cel is veel te lang",
    "NUL": "er staat een teken in dat geen tekst is",
}


def why_unreadable(error: OSError) -> str:
    """The reason for a file that does not open."""
    return _FILE.get(type(error).__name__, "het lezen is niet gelukt")


def why_no_table(error: csv.Error) -> str:
    """The reason for a CSV file that cannot be read on."""
    return next((said for word, said in _CSV.items() if word in str(error)), "de indeling klopt hier niet")
