"""Visitors of the app without a browser: they speak to the server as the page in a browser does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

READY = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass
class Seen:
    """What one run of the page sent."""

    fields: dict[str, str] = field(default_factory=dict)
    """Label of a text field -> its id."""
    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def visit(port: int) -> ClientConnection:
    """Open a session, as a browser tab does."""
    address = f"127.0.0.1:{port}"
    return await connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://{address}"),
        max_size=None,
    )


async def look(session: ClientConnection, typed: dict[str, str] | None = None) -> Seen:
    """Run the page with what was typed in its fields (by id), and read it to the end."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    for name, text in (typed or {}).items():
        message.rerun_script.widget_states.widgets.add(id=name, string_value=text)
    await session.send(message.SerializeToString())
    seen = Seen()
    while True:
        answer = ForwardMsg.FromString(await session.recv())
        if answer.WhichOneof("type") == "script_finished" and answer.script_finished in READY:
            return seen
        if answer.WhichOneof("type") == "delta":
            _note(seen, answer.delta.new_element)


def _note(seen: Seen, element: Element) -> None:
    kind = element.WhichOneof("type")
    shown: Any = getattr(element, kind) if kind else None
    if kind == "exception":
        seen.errors.append(shown.message)
    elif kind == "text_input":
        seen.fields[shown.label] = shown.id
    elif kind in ("markdown", "text", "html", "alert"):
        seen.texts.append(shown.body)
