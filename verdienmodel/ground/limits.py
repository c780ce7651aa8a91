"""Every limit on what a hostile or careless file may ask, each in one place (docs/taal.md, "Grenzen")."""

FORMULA_CHARACTERS = 1_000
FORMULA_NODES = 400
FORMULA_DEPTH = 100
EXPONENT = 10
FILE_BYTES = 512_000
FILE_DEPTH = 12
MONTHS = 600
YEARS = (1900, 2199)
QUANTITIES = 5_000
TEXT_CHARACTERS = 4_000
PROBLEMS = 100
"""More than anybody repairs in one go; the rest is counted."""
EXCEL_FORMULA_CHARACTERS = 8_000
EXCEL_NESTING = 60

YEARLY_RATE = (-0.9, 10.0)
"""An internal rate outside these has no meaning, and programs find different ones: then there is none."""

TOLERANCE = 0.000001
"""a > b means a - b > TOLERANCE, in numpy and in the workbook (named cell Tolerantie)."""

CHECK_TOLERANCE = 0.005
"""A check closes when both sides differ by less than half a cent in every month."""

SHARES_TOLERANCE = 1e-6
"""How far twelve shares of a year may be from 1: written with six decimals they never add up exactly."""
LOGNORMAL_FROM = 3.0
"""p90 this many times a positive p10: a normal distribution would then fall below 0 in one of 200 draws or more."""
