"""How long is too long, on any machine: the work of opening an example, measured beside what is judged."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from verdienmodel.study.opening import open_bytes

EXAMPLE = Path(__file__).parents[2] / "scenarios" / "kampen_ontwikkelpilot.yaml"


def work(task: Callable[[], object]) -> float:
    """Seconds of this program's own work, the least of three: what else runs on the machine does not count."""
    took = []
    for _ in range(3):
        begin = time.process_time()
        task()
        took.append(time.process_time() - begin)
    return min(took)


def times_an_example(task: Callable[[], object]) -> float:
    """The work of a task as a multiple of opening Kampen (about 0.08 s on a quiet machine)."""
    raw = EXAMPLE.read_bytes()
    return work(task) / work(lambda: open_bytes(raw, EXAMPLE.name))
