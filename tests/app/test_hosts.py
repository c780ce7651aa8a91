"""Who may reach the app, and what each answer carries: on a running server and by itself."""

from __future__ import annotations

import http.client
import re
from base64 import b64encode
from hashlib import sha256

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message, Scope
from starlette.websockets import WebSocket

from tests.support.apart import apart
from verdienmodel.app.hosts import KnownHosts, known
from verdienmodel.app.middleware import HEADERS, DutchPage, SafeHeaders, policy
from verdienmodel.app.server import SETTINGS

PAGE = b'<!doctype html><html lang="en"><head><script>let a = 1</script></head><body></body></html>'


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501", "[::1]"])
def test_this_computer_is_known(host: str) -> None:
    assert known(host)


@pytest.mark.parametrize(
    "host",
    ["", "kwaad.example", "kwaad.example:8501", "127.0.0.1.kwaad.example", "localhost.kwaad.example", "127.0.0.1:8501@kwaad.example",
     "kwaad.example#127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "[::1", "[::1]x", "0.0.0.0", "127.0.0.1, kwaad.example", "127.0.0.1\n"],
)  # fmt: skip
def test_any_other_name_is_not(host: str) -> None:
    assert not known(host)


def test_hosted_use_names_its_own_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not known("verdienmodel.example.nl")
    monkeypatch.setenv("VERDIENMODEL_HOSTS", "Verdienmodel.example.nl, ander.example.nl")
    assert known("verdienmodel.example.nl:443")
    assert known("ander.example.nl")
    assert not known("x.verdienmodel.example.nl")


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": "x", "last-modified": "y"})


async def file(_: Request) -> Response:
    return Response(b"let b = 2", media_type="text/javascript")


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


BASE = "http://127.0.0.1:8501"
ROUTES = [Route("/", page), Route("/begroting", page), Route("/static/a.js", file), WebSocketRoute("/stream", socket)]
APP = Starlette(routes=ROUTES, middleware=SETTINGS["middleware"])


def ask(path: str, headers: dict[str, str] | None = None, app: Starlette = APP, method: str = "GET") -> httpx.Response:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
            return await client.request(method, path, headers=headers)

    return apart(asked())


def connects(**headers: str) -> bool:
    """Whether a web socket with these headers is let in."""
    answers: list[Message] = []
    told = [(name.encode(), value.encode()) for name, value in {"host": "127.0.0.1:8501", **headers}.items()]
    scope: Scope = {"type": "websocket", "path": "/stream", "raw_path": b"/stream", "root_path": "", "scheme": "ws",
                    "query_string": b"", "headers": told, "subprotocols": []}  # fmt: skip

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        answers.append(message)

    apart(APP(scope, receive, send))
    return bool(answers[0]["type"] == "websocket.accept")


def test_the_order_of_the_middleware() -> None:
    assert [item.cls for item in SETTINGS["middleware"]] == [SafeHeaders, KnownHosts, DutchPage]


def test_a_page_is_dutch_and_every_answer_safe() -> None:
    for path in ("/", "/begroting", "/static/a.js", "/bestaatniet"):
        answer = ask(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe-eval" not in answer.headers["content-security-policy"]
    answer = ask("/")
    assert '<html lang="nl">' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers


def test_only_the_scripts_of_the_page_itself_may_run() -> None:
    answer = ask("/")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, flags=re.DOTALL)
    assert len(scripts) == 2
    rule = answer.headers["content-security-policy"].split("script-src")[1].split(";")[0]
    assert "unsafe-inline" not in rule
    for script in scripts:
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in rule
    assert "sha256" not in ask("/static/a.js").headers["content-security-policy"].split("script-src")[1].split(";")[0]


def test_a_name_from_outside_does_not_get_into_the_policy() -> None:
    assert "kwaad" not in policy("kwaad.example")
    assert "ws://127.0.0.1:8501" in policy("127.0.0.1:8501")


def test_an_unknown_host_is_refused_in_dutch_and_safely() -> None:
    answer = ask("/", {"host": "kwaad.example"})
    assert answer.status_code == 400
    assert "Dit adres is niet bekend" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_of_another_site_gets_no_connection() -> None:
    assert connects()
    assert connects(origin="http://localhost:8501")
    assert not connects(origin="http://kwaad.example")
    assert not connects(host="kwaad.example")
    assert not connects(origin="null")
    assert ask("/", {"origin": "http://kwaad.example"}, method="POST").status_code == 400


def test_a_browser_that_has_the_page_gets_it_whole() -> None:
    seen: list[dict[str, str]] = []

    async def spy(request: Request) -> HTMLResponse:
        seen.append(dict(request.headers))
        return HTMLResponse(PAGE)

    app = Starlette(routes=[Route("/", spy)], middleware=[Middleware(DutchPage)])
    ask("/", {"if-none-match": "x", "accept-encoding": "gzip", "range": "bytes=0-3"}, app)
    assert not {"if-none-match", "accept-encoding", "range"} & set(seen[0])


@pytest.mark.browser
def test_the_running_app_refuses_and_protects(port: int) -> None:
    for host, status in (
        ("kwaad.example", 400),
        (f"127.0.0.1:{port}", 200),
        (f"localhost:{port}", 200),
        (f"[::1]:{port}", 200),
    ):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse()
        assert answer.status == status
        assert answer.getheader("X-Frame-Options") == "DENY"
        assert (b'<html lang="nl">' in answer.read()) is (status == 200)
        connection.close()


@pytest.mark.browser
def test_the_running_app_has_two_scripts_that_we_know(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/begroting")
    answer = connection.getresponse()
    rule = str(answer.getheader("Content-Security-Policy")).split("script-src")[1].split(";")[0]
    assert "unsafe" not in rule
    assert "sha256-" in rule
    connection.close()
