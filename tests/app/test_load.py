"""Twenty people at once on one server: each sees only their own change, and memory stays bounded."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.apart import apart
from tests.support.visitors import Seen, visit
from verdienmodel.cli import starting

ROOT = Path(__file__).parents[2]
PEOPLE, ROUNDS = 20, 3
MEGABYTES = 60
"""How much the server may grow over sixty visitors after the first. Measured is 27, and it levels off; with
one megabyte kept per visitor it was 87."""
CARD, SECTION, FIELD = "Bekijk Ontwikkelpilot Kampen", "Uitgangspunten", "Uren Usus (uur per jaar)"
pytestmark = pytest.mark.lang


@contextmanager
def serving(script: Path) -> Iterator[tuple[int, int]]:
    """Port and process of a running app."""
    port = starting.free_port(8650)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(starting.command(script, port), cwd=ROOT, env=environment)
    try:
        deadline = time.monotonic() + 60
        while not starting.answers(port):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


async def person(port: int, first: int, together: asyncio.Barrier) -> list[str]:
    """Opens the first example and changes a value a few times; what went otherwise than it should."""
    async with visit(port) as visitor:
        found = [*visitor.seen.errors, *(await visitor.press(CARD)).errors, *(await visitor.open(SECTION)).errors]
        for turn in range(ROUNDS):
            hours = str(first + PEOPLE * turn)
            found += wrong(await visitor.type(FIELD, hours), hours)
            await together.wait()  # everybody has typed: is mine still mine?
            found += wrong(await visitor.look(), hours)
    return found


def wrong(seen: Seen, hours: str) -> list[str]:
    """Errors on the page, and a change that is not the one this visitor made."""
    changed = [text for text in seen.texts if text.startswith("Uren Usus: ")]
    mine = f"Uren Usus: van 100 uur per jaar naar {hours} uur per jaar"
    return seen.errors + ([] if changed == [mine] else [f"{hours} became {changed}"])


def crowd(port: int, people: int, first: int) -> list[str]:
    """All of them at once, each with values that nobody else has."""

    async def everybody() -> list[list[str]]:
        together = asyncio.Barrier(people)
        async with asyncio.timeout(300):
            return await asyncio.gather(*(person(port, first + number, together) for number in range(people)))

    return [line for lines in apart(everybody()) for line in lines]


def memory(pid: int) -> int:
    """Megabytes in use; 0 where the system does not say."""
    path = Path(f"/proc/{pid}/status")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS")), 0)


def test_twenty_at_once_without_error_or_mixing() -> None:
    with serving(ROOT / "streamlit_app.py") as (port, pid):
        assert crowd(port, 1, 101) == []
        before = memory(pid)
        for turn in range(3):
            assert crowd(port, PEOPLE, 200 + PEOPLE * ROUNDS * turn) == []
        assert memory(pid) - before < MEGABYTES


def test_visitors_who_share_one_memory_are_seen_to_mix() -> None:
    with serving(ROOT / "tests" / "support" / "one_memory.py") as (port, _):
        crowd(port, 1, 200)
        assert any(" became " in line for line in crowd(port, 2, 200))
