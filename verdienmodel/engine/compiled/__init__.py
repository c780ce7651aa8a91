"""The same outcomes as the plain evaluator, over many draws: the graph compiled to a few matrix products."""
