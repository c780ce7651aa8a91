"""How the app is served: which script, and which middleware around it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from verdienmodel.app.middleware import DutchPage, SafeHeaders

SCRIPT = str(Path(__file__).parent / "script.py")
LOCAL = ("127.0.0.1", "localhost", "[::1]")


def hosts() -> list[str]:
    """This computer, and for hosted use the names in VERDIENMODEL_HOSTS (with commas between them)."""
    more = os.environ.get("VERDIENMODEL_HOSTS", "")
    return [*LOCAL, *(name.strip() for name in more.split(",") if name.strip())]


SETTINGS: dict[str, Any] = {
    "middleware": [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts(), www_redirect=False),
        Middleware(SafeHeaders),
        Middleware(DutchPage),
    ]
}
