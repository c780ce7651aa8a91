"""Twenty people at once on one server: each sees only their own change, and memory stays bounded."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.visitors import look, visit
from verdienmodel.cli import starting

ROOT = Path(__file__).parents[2]
PEOPLE, ROUNDS = 20, 3
MEGABYTES = 100
"""How much the server may grow over all visitors after the first: measured is about a quarter."""
FIELD = "Uren Usus (uur/jaar)"
pytestmark = pytest.mark.lang


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[int, int]]:
    """Port and process of a running app."""
    port = starting.free_port(8650)
    process = subprocess.Popen(starting.command(ROOT / "streamlit_app.py", port), cwd=ROOT)
    deadline = time.monotonic() + 60
    while not starting.answers(port):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    yield port, process.pid
    process.terminate()
    process.wait()


async def person(port: int, number: int) -> list[str]:
    """Opens the first example and changes a value a few times; what went otherwise than it should."""
    found = []
    async with await visit(port) as session:
        seen = await look(session)
        for turn in range(ROUNDS):
            hours = str(200 + PEOPLE * turn + number)
            seen = await look(session, {seen.fields[FIELD]: hours})
            changed = [text for text in seen.texts if text.startswith("Uren Usus: ")]
            found += seen.errors
            if changed != [f"Uren Usus: 100 uur per jaar → {hours} uur per jaar"]:
                found.append(f"{number}: {hours} became {changed}")
    return found


def memory(pid: int) -> int:
    """Megabytes in use; 0 where the system does not say."""
    path = Path(f"/proc/{pid}/status")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS")), 0)


async def crowd(port: int) -> list[str]:
    async with asyncio.timeout(300):
        return [line for lines in await asyncio.gather(*(person(port, n) for n in range(PEOPLE))) for line in lines]


def test_twenty_at_once_without_error_or_mixing(server: tuple[int, int]) -> None:
    port, pid = server
    asyncio.run(person(port, 0))
    before = memory(pid)
    for _ in range(3):
        assert asyncio.run(crowd(port)) == []
    assert memory(pid) - before < MEGABYTES
