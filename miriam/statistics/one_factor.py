"""One common factor by maximum likelihood, for many covariance matrices at once.

    Σ = λλ' + Ψ ;  F = log|Σ| + tr(SΣ⁻¹) - log|S| - k

Given Ψ, with θ_m, v_m the eigenvalues and vectors of Ψ^-½ S Ψ^-½ (θ_1 the largest):
λ = Ψ^½·v_1·√(θ_1-1), and in x = log ψ: ∂F/∂x_i = Σ_{m>1} (1-θ_m)·v_im²,
∂²F/∂x_i∂x_j ≈ (Σ_{m>1} v_im·v_jm)². Joreskog 1967 (Psychometrika 32:443); Clarke 1970.
Uniquenesses are kept above FLOOR times the variance (Heywood cases stay finite).
"""

import numpy as np

from miriam.statistics.numbers import Floats

FLOOR = 0.005
STEPS = 60
CLOSE = 1e-11


def fit(
    covariances: Floats, steps: int = STEPS, start: Floats | None = None
) -> tuple[Floats, Floats]:
    """Loadings and uniquenesses, shape (b, k), of covariance matrices of shape (b, k, k)."""
    variances = np.einsum("bii->bi", covariances)
    x = np.log(_start(covariances) if start is None else np.broadcast_to(start, variances.shape))
    lowest, highest = np.log(FLOOR * variances), np.log(variances)
    for _ in range(steps):
        theta, vectors = _scaled_eigen(covariances, x)
        rest = vectors[:, :, :-1]
        slope = np.einsum("bim,bm->bi", rest**2, 1 - theta[:, :-1])
        bend = np.einsum("bim,bjm->bij", rest, rest) ** 2
        bend += 1e-9 * np.eye(x.shape[1])
        step = np.clip(np.linalg.solve(bend, slope[:, :, None])[:, :, 0], -1.0, 1.0)
        moved = np.clip(x - step, lowest, highest)
        done = float(np.abs(moved - x).max()) < CLOSE
        x = moved
        if done:
            break
    theta, vectors = _scaled_eigen(covariances, x)
    strength = np.sqrt(np.maximum(theta[:, -1:] - 1, 0))
    return np.exp(x / 2) * vectors[:, :, -1] * strength, np.exp(x)


def _start(covariances: Floats) -> Floats:
    """Half of 1/s^ii, Joreskog's start, which is never zero."""
    inverse = np.linalg.pinv(covariances, hermitian=True)
    first: Floats = (1 - 0.5 / covariances.shape[1]) / np.maximum(
        np.einsum("bii->bi", inverse), 1e-12
    )
    return np.clip(first, FLOOR * np.einsum("bii->bi", covariances), None)


def _scaled_eigen(covariances: Floats, x: Floats) -> tuple[Floats, Floats]:
    scale = np.exp(-x / 2)
    theta, vectors = np.linalg.eigh(covariances * scale[:, :, None] * scale[:, None, :])
    return np.maximum(theta, 1e-12), vectors
