"""Which tests can run here, and why a test that does not run must not go unnoticed."""

import os
import sys
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.support.tiers import LONG
from tests.support.tools import TOOLS, find_tool, package_manager, remedies

settings.register_profile("lang", max_examples=1000, deadline=None)
if LONG:
    settings.load_profile("lang")
MISSING = "ontbreekt"
SLOW = ("browser", "libreoffice")
AnyReport = TypeVar("AnyReport", pytest.TestReport, pytest.CollectReport)


class Together(LoadScopeScheduling):  # type: ignore[misc]  # untyped
    """With more processes a file stays whole, and all that needs the one app and the one browser stays together."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "app" if file.startswith("tests/app/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """How tests are dealt out when there is more than one process."""
    return Together(config, log)


@pytest.hookimpl(trylast=True)  # after -k and -m have chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tier unless asked for, order the rest, and skip what needs a program that is not here."""
    if not LONG:
        long = [item for item in items if item.get_closest_marker("lang")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    items.sort(key=lambda item: not any(map(item.get_closest_marker, SLOW)))  # what takes long begins
    for name, tool in TOOLS.items():
        needing = [item for item in items if item.get_closest_marker(name)]
        if needing and find_tool(name) is None:
            for item in needing:
                item.add_marker(pytest.mark.skip(reason=f"{tool.label} {MISSING}"))


def not_run(reporter: pytest.TerminalReporter) -> list[str]:
    """The tools for want of which tests were skipped, as the reports tell: other processes may have run them."""
    reasons = {str(report.longrepr) for report in reporter.stats.get("skipped", [])}
    return [name for name, tool in TOOLS.items() if any(f"{tool.label} {MISSING}" in said for said in reasons)]


def pytest_report_header() -> list[str]:
    """Say beforehand which programs are missing, and how to get them."""
    return remedies([name for name in TOOLS if find_tool(name) is None], package_manager(sys.platform))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name at the end what did not run, and how to change that."""
    if missing := not_run(terminalreporter):
        labels = " en ".join(TOOLS[name].label for name in missing)
        terminalreporter.line("\n".join(remedies(missing, package_manager(sys.platform))))
        terminalreporter.line(f"Niet alles is getest. Niet gedraaid: de tests met {labels}.", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Tests that did not run make the whole fail."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and not_run(reporter) and not exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


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
