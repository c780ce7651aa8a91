"""Sampling: from what is known of an input to a value per draw. Pure numbers: no files, no scenarios."""
