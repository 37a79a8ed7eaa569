"""Polychoric correlations: what two Likert items would correlate without their few steps.

    P_ij(ρ) = Φ2 over the cell between thresholds ;  ρ maximises Σ n_ij·log P_ij
    Φ2(h,k,ρ) = Φ(h)Φ(k) + 1/2π ∫_0^{asin ρ} exp(-(h²+k²-2hk·sin θ)/(2cos²θ)) dθ

Thresholds from the margins, then ρ by scoring (two steps: Olsson 1979, Psychometrika 44:443); the
integral (Drezner and Wesolowsky 1990) by Gauss-Legendre; all pairs of items together.
"""

from functools import cache

import numpy as np

from miriam.statistics.distributions import special
from miriam.statistics.numbers import Floats, Integers, floats

NODES = 32
FEW_NODES, MODERATE = 16, 0.75  # up to here 12 are enough (Genz 2004, Stat Comput 14:251)
LIMIT = 0.999
FAR = 8.5
STEPS = 40


def polychoric_matrix(answers: Floats) -> Floats:
    """The matrix of polychoric correlations of complete answers (women by items)."""
    codes, size = _codes(answers)
    k = codes.shape[1]
    first, second = np.triu_indices(k, 1)
    tables = np.stack(
        [_table(codes[:, i], codes[:, j], size) for i, j in zip(first, second, strict=True)]
    )
    matrix = np.eye(k)
    matrix[first, second] = matrix[second, first] = _correlations(tables)
    return matrix


def _codes(answers: Floats) -> tuple[Integers, int]:
    """Answers as 0, 1, 2... in each item, and the largest number of steps."""
    columns = [np.unique(column, return_inverse=True)[1] for column in answers.T]
    codes = np.stack(columns, axis=1).astype(np.int64)
    return codes, int(codes.max()) + 1


def _table(a: Integers, b: Integers, size: int) -> Floats:
    return floats(np.bincount(a * size + b, minlength=size * size).reshape(size, size))


def _correlations(tables: Floats) -> Floats:
    """ρ of each table by Fisher scoring from the plain correlation of the codes."""
    rows, columns = _thresholds(tables.sum(2)), _thresholds(tables.sum(1))
    h, k = np.broadcast_arrays(rows[:, :, None], columns[:, None, :])
    rho = np.clip(_plain_correlations(tables), -0.9, 0.9)
    for _ in range(STEPS):
        cells = np.maximum(_cells(_upper_left(h, k, rho)), 1e-14)
        slopes = _cells(_density(h, k, rho))
        score = (tables * slopes / cells).sum((1, 2))
        information = tables.sum((1, 2)) * (slopes**2 / cells).sum((1, 2))
        step = np.clip(score / np.maximum(information, 1e-12), -0.3, 0.3)
        moved = np.clip(rho + step, -LIMIT, LIMIT)
        if float(np.abs(moved - rho).max()) < 1e-10:
            return floats(moved)
        rho = moved
    return rho


def _thresholds(margins: Floats) -> Floats:
    shares = np.cumsum(margins, axis=1) / margins.sum(axis=1, keepdims=True)
    inner = np.clip(special().ndtri(shares[:, :-1]), -FAR, FAR)
    edge = np.full((margins.shape[0], 1), FAR)
    return np.concatenate([-edge, inner, edge], axis=1)


def _plain_correlations(tables: Floats) -> Floats:
    share = tables / tables.sum((1, 2), keepdims=True)
    code = np.arange(tables.shape[1], dtype=np.float64)
    a, b = share.sum(2) @ code, share.sum(1) @ code
    spread_a = share.sum(2) @ code**2 - a**2
    spread_b = share.sum(1) @ code**2 - b**2
    cross = np.einsum("pij,i,j->p", share, code, code) - a * b
    product: Floats = cross / np.sqrt(spread_a * spread_b)
    return product


def _upper_left(h: Floats, k: Floats, rho: Floats) -> Floats:
    """Φ2 at each pair of thresholds; beyond the outer ones (FAR) the integral is zero."""
    flat: Floats = special().ndtr(h) * special().ndtr(k)
    flat[:, 1:-1, 1:-1] += _integral(h[:, 1:-1, 1:-1], k[:, 1:-1, 1:-1], rho)
    return flat


def _integral(h: Floats, k: Floats, rho: Floats) -> Floats:
    """1/2π ∫_0^{asin ρ} exp(-(h²+k²-2hk·sin θ)/(2cos²θ)) dθ."""
    nodes, weights = _rule(NODES if float(np.abs(rho).max()) > MODERATE else FEW_NODES)
    half = np.arcsin(rho) / 2
    sine = np.sin(half[:, None] * (nodes + 1))
    squares, product = ((h * h + k * k) / 2)[..., None], (h * k)[..., None]
    sine_ = sine[:, None, None, :]
    height = np.exp(-(squares - product * sine_) / (1 - sine_**2))
    area: Floats = (height @ weights) * half[:, None, None] / (2 * np.pi)
    return area


@cache
def _rule(points: int) -> tuple[Floats, Floats]:
    return np.polynomial.legendre.leggauss(points)


def _density(h: Floats, k: Floats, rho: Floats) -> Floats:
    r = rho[:, None, None]
    spare = 1 - r * r
    height: Floats = np.exp(-(h * h + k * k - 2 * r * h * k) / (2 * spare))
    return height / (2 * np.pi * np.sqrt(spare))


def _cells(corners: Floats) -> Floats:
    return np.diff(np.diff(corners, axis=1), axis=2)
