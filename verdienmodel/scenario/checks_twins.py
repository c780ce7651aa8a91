"""Building blocks that stand for the same thing in different options, such as one pool run by two parties."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, blocks


def check_twins(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """`zelfde_als` names another block of its kind, and that one stands by itself."""
    for (room, name), block in blocks(scenario):
        twin, others = block.zelfde_als, getattr(scenario, room)
        if twin is None:
            continue
        where = (places.of((room, name, "zelfde_als")), f"{room}.{name}.zelfde_als")
        if twin not in others:
            yield Problem(
                "S125",
                *where,
                f"‘{twin}’ staat niet bij {room}:",
                "",
                nearest(twin, others) or f"noem iets anders uit {room}:",
            )
        elif twin == name or others[twin].zelfde_als is not None:
            wat = f"‘{name}’ is zelfde_als ‘{twin}’, maar dat staat niet op zichzelf"
            yield Problem(
                "S126", *where, wat, "", f"noem degene waar ook ‘{twin}’ naar verwijst, of haal zelfde_als daar weg"
            )
