"""Floor 1: months, units of measure, addresses, numbers as people write them, problems. Knows nothing of ours."""
