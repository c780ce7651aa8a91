"""LibreOffice recalculates ref10y as a workbook in which RAND draws the inputs (`werkmap.py`), without a window.

The distributions are simpler than in ref10y. Run it with a Python that has UNO; it needs nothing else.

Run: andere/bin/python benchmarks/andere/werkmap.py toeval.xlsx
     python3 benchmarks/andere/met_libreoffice.py toeval.xlsx [draws]
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from gedeeld import report

WHAT = "werkmap met RAND(), opnieuw rekenen; eenvoudiger verdelingen; {} van {} uitkomsten verschillend"
PIPE = f"ref10y{os.getpid()}"
COMMAND = ["soffice", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp;"]


def connect(attempts=300):
    """The services of the office program, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(attempts):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice geeft geen antwoord.")


def version(context):
    """The version of the office program."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    node = PropertyValue("nodepath", 0, "/org.openoffice.Setup/Product", 0)
    access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (node,))
    return access.ooSetupVersion


def measure(desktop, path, draws):
    """Seconds for the draws, and how many of them differ."""
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (hidden,))
    years = document.Sheets.getByName("Year").getCellRangeByName("A1:J3")
    short = document.Sheets.getByName("Cash").getCellRangeByName("A6")
    seen = set()
    start = time.perf_counter()
    for _ in range(draws):
        document.calculateAll()
        seen.add((years.getDataArray(), short.Value))
    seconds = time.perf_counter() - start
    document.close(True)
    return seconds, len(seen)


def main():
    path = Path(sys.argv[1])
    draws = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [*COMMAND, f"-env:UserInstallation={Path(profile).as_uri()}"]
        office = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
        try:
            context = connect()
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            seconds, distinct = measure(desktop, path, draws)
            report("LibreOffice", version(context), draws, seconds, WHAT.format(distinct, draws))
            with suppress(DisposedException):  # it may be gone before it answers
                desktop.terminate()
            office.wait(30)
        finally:
            office.terminate()


if __name__ == "__main__":
    main()
