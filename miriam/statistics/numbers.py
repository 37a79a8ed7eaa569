"""Arrays, rounding and the rule that no NaN or Infinity ever leaves the engine."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Limits = tuple[float, float]
Interval = Limits | None

DECIMALS = 9
SCALE = 10**DECIMALS
LARGEST_UNITS = 1e15  # a thousand women summed, or two, stay within 64 bits


def floats(values: object) -> Floats:
    """The values as a plain array of floats."""
    return np.asarray(values, dtype=np.float64)


def rounded(values: Floats) -> Floats:
    """Rounded to nine decimals: 4.1 - 3.9 and 0.2 are the same change and must tie."""
    return np.round(values, DECIMALS) + 0.0


def differences(first: Floats, last: Floats) -> Floats:
    """last - first for each woman, rounded so that equal changes are equal."""
    return rounded(last - first)


def units(values: Floats) -> tuple[Integers, int]:
    """Changes as whole numbers of 1e-9 (of more where they are huge), and units in one point."""
    scale, largest = SCALE, float(np.abs(values).max(initial=0.0))
    while scale > 1 and largest * scale > LARGEST_UNITS:
        scale //= 10
    return np.rint(values * scale).astype(np.int64), scale


def finite(value: float) -> float | None:
    """The number, or nothing where it is not one."""
    return float(value) if math.isfinite(value) else None


def interval(low: float, high: float) -> Interval:
    """Both limits, or nothing where one of them is not a number."""
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None


def ratio(top: float, bottom: float) -> float | None:
    """top / bottom, or nothing where it would not be a number."""
    return finite(top / bottom) if bottom else None


def constant(values: Floats) -> bool:
    """All equal, up to float noise."""
    return values.size == 0 or float(np.ptp(rounded(values))) == 0.0
