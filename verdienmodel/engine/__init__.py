"""Floor 5: works out the graph over draws and months. Never rounds, never reads a file."""
