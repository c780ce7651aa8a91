"""What keeps a file from opening is told before what is only worth knowing."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.cli.main import main

ROOT = Path(__file__).parents[2]


def test_errors_come_first_and_remarks_of_one_kind_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        (ROOT / "scenarios" / "wijkbedrijf_parkwijk.yaml")
        .read_text("utf-8")
        .replace("* loonkosten_coordinator", "* loonkosten_coordinatr")
    )
    (tmp_path / "fout.yaml").write_text(text, "utf-8")
    assert main(["begroting", str(tmp_path / "fout.yaml")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("fout: fout.yaml:")
    assert "loonkosten_coordinatr" in said[0]
    assert len([line for line in said if line.startswith("melding:")]) <= 3
