"""Floor 3: the domain as data. Onderdelen, statements, checks, rubrieken, seasons: YAML, no Python per kind."""
