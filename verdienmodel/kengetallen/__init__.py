"""Kengetallen: dated reference numbers with unit, source and price level, kept as CSV per subject."""
