"""Write the numbers of ref10y that `met_squiggle.mjs` reads.

Run: andere/bin/python benchmarks/andere/squiggle_params.py params.json
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from ref10y import CASH0, DEV0, IA, IB, MU, PHI, PROF, SIG, _pert

if __name__ == "__main__":
    tables = {"MU": MU, "DEV0": DEV0, "SIG": SIG, "IA": IA, "IB": IB, "PROF": PROF}
    numbers = {name: table.tolist() for name, table in tables.items()}
    numbers |= {"CASH0": CASH0, "PHI": PHI, "PERT": [_pert(k) for k in range(10)]}
    Path(sys.argv[1]).write_text(json.dumps(numbers), "utf-8")
