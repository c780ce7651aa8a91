"""Floor 6: what draws tell: risk, sensitivity, switching values, what knowing better is worth. Only numbers in and out."""
