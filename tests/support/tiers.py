"""Which tier runs: each commit a part of what is slow, before an issue closes all of it."""

import os

LONG = bool(os.environ.get("VERDIENMODEL_LANG"))
