"""What every answer of the app passes: safe headers, and a page that is Dutch from its first word."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verdienmodel.app.hosts import known

SCRIPT = (Path(__file__).parent / "nl.js").read_bytes()
STYLE = (Path(__file__).parent / "stijl.css").read_bytes()
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'"
)
"""Styles stay inline, because Streamlit writes them while it runs. Scripts do not: only those whose hash we know."""

UNCHANGED = ("if-none-match", "if-modified-since", "accept-encoding", "range")
_INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def policy(host: str, page: bytes = b"") -> str:
    """The content policy of one answer; older Safari does not count the web socket as 'self'."""
    hashes = [b64encode(sha256(script).digest()).decode() for script in _INLINE.findall(page)]
    sockets = f" ws://{host} wss://{host}" if known(host) else ""
    return POLICY.format(scripts="".join(f" 'sha256-{digest}'" for digest in hashes), sockets=sockets)


class SafeHeaders:
    """Adds the security headers to every answer, also to a refusal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", policy(Headers(scope=scope).get("host", "")))
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class DutchPage:
    """The page says that it is in Dutch (WCAG 3.1.1), and carries the script that translates built-in words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and scope["method"] == "GET" and "." not in scope["path"].rsplit("/", 1)[-1]
        if not is_page:
            await self.app(scope, receive, send)
            return
        # A page that is not modified, packed or cut in parts could not be changed here.
        kept = [(k, v) for k, v in scope["headers"] if k.decode("latin-1").lower() not in UNCHANGED]
        await self.app({**scope, "headers": kept}, receive, _Rewriter(send, Headers(scope=scope).get("host", "")))


def dutch(page: bytes) -> bytes:
    """The page with its language, our style and our script."""
    page = page.replace(b'<html lang="en">', b'<html lang="nl">', 1)
    return page.replace(b"</head>", b"<style>" + STYLE + b"</style><script>" + SCRIPT + b"</script></head>", 1)


class _Rewriter:
    """Holds a page back until it is whole, then sends it with its new language and length."""

    def __init__(self, send: Send, host: str) -> None:
        self.send, self.host = send, host
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(scope=message).get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
            return
        await self.send(message)

    async def _finish(self) -> None:
        assert self.start is not None
        page = dutch(self.body)
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(page))
        headers["content-security-policy"] = policy(self.host, page)
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page})
