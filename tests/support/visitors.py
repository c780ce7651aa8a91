"""Visitors of the app without a browser: they speak to the server as the page in a browser does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

READY = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass
class Seen:
    """What one run of the page sent."""

    ids: dict[str, str] = field(default_factory=dict)
    """Label of a button, a text field or a section that opens -> its id."""
    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Visitor:
    """One open tab: it remembers its page and what was done there, and sends that along each time, as a browser does."""

    session: ClientConnection
    page: str = ""
    done: dict[str, WidgetState] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)

    async def press(self, label: str) -> Seen:
        """Press a button; it is pressed once, so it is not remembered."""
        return await self.look(WidgetState(id=self.seen.ids[label], trigger_value=True))

    async def open(self, label: str) -> Seen:
        """Open a section; how many things are in it stands behind its name."""
        (section,) = [name for name in self.seen.ids if name.startswith(f"{label} (")]
        return await self._do(WidgetState(id=self.seen.ids[section], bool_value=True))

    async def type(self, label: str, text: str) -> Seen:
        """Fill in a field."""
        return await self._do(WidgetState(id=self.seen.ids[label], string_value=text))

    async def _do(self, state: WidgetState) -> Seen:
        self.done[state.id] = state
        return await self.look()

    async def look(self, *once: WidgetState) -> Seen:
        """Have the page made again, and read it to the end; a run that only leads to another page is forgotten."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.widget_states.widgets.extend([*self.done.values(), *once])
        await self.session.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await self.session.recv())
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.page, self.seen = answer.new_session.page_script_hash, Seen()
            elif kind == "delta":
                _note_section(self.seen, answer.delta.add_block)
                _note(self.seen, answer.delta.new_element)
            elif kind == "script_finished" and answer.script_finished in READY:
                return self.seen


@asynccontextmanager
async def visit(port: int) -> AsyncIterator[Visitor]:
    """Open a tab and see the first page."""
    address = f"127.0.0.1:{port}"
    async with connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://{address}"),
        max_size=None,
    ) as session:
        visitor = Visitor(session)
        await visitor.look()
        yield visitor


def _note_section(seen: Seen, block: Block) -> None:
    if block.expandable.id:
        seen.ids[block.expandable.label] = block.expandable.id


def _note(seen: Seen, element: Element) -> None:
    kind = element.WhichOneof("type")
    shown: Any = getattr(element, kind) if kind else None
    if kind == "exception":
        seen.errors.append(shown.message)
    elif kind == "alert" and shown.format == Alert.ERROR:
        seen.errors.append(shown.body)
    elif kind in ("text_input", "button"):
        seen.ids[shown.label] = shown.id
    elif kind in ("markdown", "text"):
        seen.texts.append(shown.body)
