"""All functions of the language, one room per subject. Importing this package fills the registry."""

from verdienmodel.language.function import REGISTRY
from verdienmodel.language.functions import (
    bridges,
    calendar,
    choice,
    finance,
    memory,
    operators,
    prices,
    selection,
    tables,
    years,
)

__all__ = [
    "REGISTRY",
    "bridges",
    "calendar",
    "choice",
    "finance",
    "memory",
    "operators",
    "prices",
    "selection",
    "tables",
    "years",
]
