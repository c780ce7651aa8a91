"""LibreOffice with forced recalculation: without it, stored values would prove themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.tools import find_tool

BATCH = 50
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(paths: list[Path], folder: Path) -> list[Path]:
    """All workbooks, recalculated: in one call, or in a few when there are many."""
    if len(paths) > BATCH:
        starts = range(0, len(paths), BATCH)
        return [path for n in starts for path in recalculated(paths[n : n + BATCH], folder / f"deel{n}")]
    user, out = folder / "profiel" / "user", folder / "uit"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    soffice = find_tool("libreoffice")
    assert soffice is not None
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    words = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *map(str, paths)]
    subprocess.run(words, check=True, capture_output=True, timeout=400)
    return [out / path.name for path in paths]
