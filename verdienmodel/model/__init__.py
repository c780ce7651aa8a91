"""Floor 4: from a validated scenario to one graph of named quantities. Knows no numpy."""
