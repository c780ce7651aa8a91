"""Floor 3: a scenario file as a frozen, validated model; changes at addresses; options as stacks of changes."""
