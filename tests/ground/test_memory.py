"""Opening a plan leaves the search for garbage as it found it."""

import gc

import pytest

from verdienmodel.ground.memory import without_collecting
from verdienmodel.study.opening import open_study


def fault() -> None:
    assert not gc.isenabled()
    raise ZeroDivisionError


def test_it_is_on_again_afterwards_also_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), without_collecting():
        fault()
    assert gc.isenabled()


def test_whoever_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        open_study("kampen_ontwikkelpilot")
        assert not gc.isenabled()
    finally:
        gc.enable()
