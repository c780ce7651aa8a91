"""A plan is many small objects that all stay: walking over them to look for garbage takes a fifth of the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for garbage meanwhile; afterwards as it was, also when something goes wrong.

    What was made counts as old at once: otherwise the first small thing that follows has all of it looked through.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
