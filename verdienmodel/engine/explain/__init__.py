"""Where a number comes from: a frozen tree of parts that add or multiply up to it, down to inputs and sources."""
