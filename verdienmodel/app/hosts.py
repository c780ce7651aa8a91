"""Which names this app answers to. Any other name is refused, so that no web page can reach a plan from outside."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from verdienmodel.app import texts

LOCAL = ("127.0.0.1", "localhost", "[::1]")
SETTING = "VERDIENMODEL_HOSTS"
"""Names for hosted use, with commas between them."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?", re.IGNORECASE)


def hosted() -> bool:
    """Whether the app is offered to others under a name of its own."""
    return bool(_more())


def known(host: str) -> bool:
    """Whether a Host header names this computer or a name in the setting; the port does not matter."""
    found = _HOST.fullmatch(host)
    return found is not None and found["name"].lower() in (*LOCAL, *_more())


def _more() -> tuple[str, ...]:
    names = os.environ.get(SETTING, "").split(",")
    return tuple(name.strip().lower() for name in names if name.strip())


class KnownHosts:
    """Refuses pages and connections for another name, and connections that another site's page opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await PlainTextResponse(texts.WRONG_HOST, status_code=400)(scope, receive, send)

    @staticmethod
    def _welcome(scope: Scope) -> bool:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        origin = headers.get("origin")
        return len(hosts) == 1 and known(hosts[0]) and (origin is None or known(urlsplit(origin).netloc))
