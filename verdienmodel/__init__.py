"""Whether a village's own company can live: scenario file -> graph -> begroting, workbook and explanation."""

import os

__version__ = "0.1.0"
# Before numpy is loaded: small matrix products are slower on more threads, and blocks of draws have their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
