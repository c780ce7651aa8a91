"""What every measurement here says: one line of JSON, with the same names for every program.

It uses the standard library only, because LibreOffice comes with a Python that has nothing else.
"""

import json


def report(program: str, version: str, draws: int, seconds: float, what: str) -> None:
    """Print the line of one program."""
    line = {
        "programma": program,
        "versie": version,
        "trekkingen": draws,
        "seconden": round(seconds, 3),
        "trekkingen_per_seconde": round(draws / seconds, 2),
        "wat": what,
    }
    print(json.dumps(line, ensure_ascii=False))
