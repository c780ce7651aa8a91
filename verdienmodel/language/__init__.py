"""Floor 2: what a formula means. Parser, expression tree, and one class per function with all its faces."""
