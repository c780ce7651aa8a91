"""Fields of the app: what is typed is read once, however people write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).parents[2] / "verdienmodel" / "app" / "script.py"


@pytest.mark.parametrize("typed", ["1.234", "1234", "1234,0", "€ 1234"])
def test_a_number_is_read_once_in_any_notation(typed: str) -> None:
    page = AppTest.from_file(str(SCRIPT), default_timeout=20).run()
    page.text_input[0].set_value(typed).run()
    assert not page.exception
    assert any("1.234" in text.value and "→" in text.value for text in page.text)
