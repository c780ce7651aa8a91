"""What every answer of the app passes: only known hosts, safe headers, and a page in Dutch."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = (Path(__file__).parent / "nl.js").read_bytes()
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; worker-src 'self' blob:;"
        " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
        " connect-src 'self' ws: wss:; frame-ancestors 'none'; object-src 'none'; base-uri 'self'"
    ),
}
UNCHANGED = ("if-none-match", "if-modified-since", "accept-encoding")


class SafeHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class DutchPage:
    """The page says that it is in Dutch (WCAG 3.1.1), and carries the script that translates built-in words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # A page that is not modified, or packed, could not be changed here.
        kept = [(k, v) for k, v in scope["headers"] if k.decode().lower() not in UNCHANGED]
        is_page = "." not in scope["path"].rsplit("/", 1)[-1]
        await self.app({**scope, "headers": kept} if is_page else scope, receive, _Rewriter(send))


class _Rewriter:
    """Holds a page back until it is whole, then sends it with its new language and length."""

    def __init__(self, send: Send) -> None:
        self.send = send
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
        page = self.body.replace(b'<html lang="en">', b'<html lang="nl">', 1)
        page = page.replace(b"</head>", b"<script>" + SCRIPT + b"</script></head>", 1)
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        if self.body:
            headers["content-length"] = str(len(page))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page if self.body else b""})
