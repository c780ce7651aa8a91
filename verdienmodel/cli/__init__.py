"""Floor 9, a door: the command line, in Dutch."""
