"""The correlation matrix nearest to one that cannot exist."""

from __future__ import annotations

import numpy as np

from verdienmodel.language.frame import Array

_ROUNDS = 1_000
_SMALLEST = 1e-6


def nearest_correlation(matrix: Array) -> Array:
    """By alternating projections (Higham 2002): onto what can exist, then onto ones on the diagonal."""
    near, correction = matrix, np.zeros_like(matrix)
    for _ in range(_ROUNDS):
        possible = _possible(near - correction)
        correction += possible - near
        last, near = near, possible.copy()
        np.fill_diagonal(near, 1.0)
        if np.abs(near - last).max() < 1e-10:
            break
    return near / np.sqrt(np.outer(near.diagonal(), near.diagonal()))


def _possible(matrix: Array) -> Array:
    """Negative eigenvalues raised to just above zero."""
    values, vectors = np.linalg.eigh(matrix)
    raised: Array = (vectors * values.clip(_SMALLEST)) @ vectors.T
    return raised


def smallest_eigenvalue(matrix: Array) -> float:
    """Below zero when no such correlations can exist."""
    return float(np.linalg.eigvalsh(matrix)[0])


def triangle(matrix: Array) -> Array:
    """Cholesky's lower triangle, also of a matrix on the edge, such as two inputs that always move together."""
    lower = np.zeros_like(matrix)
    for column in range(len(matrix)):
        left = matrix[column:, column] - lower[column:, :column] @ lower[column, :column]
        if left[0] > 1e-10:
            lower[column:, column] = left / np.sqrt(left[0])
    return lower
