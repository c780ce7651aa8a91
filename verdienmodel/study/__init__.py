"""Floor 7: one scenario, worked out, frozen and stamped: all that a view may see."""
