"""Show that the implementations agree, and how long a draw takes in each.

Run as `python benchmarks/basis/check.py` from the root of the project.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the engine has its own threads; BLAS threads get in the way

import time

import numpy as np
from engine import engine
from impl import a_python, b_pandas, c_materialise, d_year, run_chunked, run_chunked_T
from ref10y import sample

DRAWS = 200


def transposed(X, I):
    """The same inputs in the layout (factors x draws)."""
    ones = np.ones((1, len(X)), X.dtype)
    return np.ascontiguousarray(np.concatenate([X.T, ones])), np.ascontiguousarray(I.transpose(1, 2, 0))


def main():
    X, I = sample(DRAWS)
    XT, IT = transposed(X, I)
    ways = {
        "a python": lambda: a_python(X, I),
        "b pandas": lambda: b_pandas(X, I),
        "c materialised": lambda: c_materialise(X, I),
        "d year blocks": lambda: run_chunked(d_year, X, I, 1024),
        "dT transposed": lambda: run_chunked_T(XT, IT, 128),
    }
    reference = None
    for name, run in ways.items():
        start = time.perf_counter()
        outcome = run()
        spent = (time.perf_counter() - start) / DRAWS * 1e6
        reference = reference or outcome
        gap = max(float(np.abs(np.asarray(a, float) - b).max()) for a, b in zip(reference, outcome, strict=True))
        print(f"{name:16} {spent:10.1f} us/draw   largest difference {gap:.1e} euro")
    start = time.perf_counter()
    _, shortage, _ = engine(1_000_000)
    print(f"engine, 1e6 draws {time.perf_counter() - start:6.2f} s   P(tekort) = {shortage:.4f}")


if __name__ == "__main__":
    main()
