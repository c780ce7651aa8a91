"""Which tests can run here, and why a test that does not run must not go unnoticed."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

from start import TOOLS, find_tool

AnyReport = TypeVar("AnyReport", pytest.TestReport, pytest.CollectReport)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tier unless asked for, and skip what needs a program that is not here."""
    if not os.environ.get("VERDIENMODEL_LANG"):
        long = [item for item in items if item.get_closest_marker("lang")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    for name, tool in TOOLS.items():
        if find_tool(name) is None:
            for item in items:
                if item.get_closest_marker(name):
                    item.add_marker(pytest.mark.skip(reason=f"{tool.label} ontbreekt"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failure in CI."""
    return fail_skip_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a module skipped as a whole into a failure in CI."""
    return fail_skip_in_ci((yield))


def fail_skip_in_ci(report: AnyReport) -> AnyReport:
    """CI has everything installed, so a skip there means that something is missing."""
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report
