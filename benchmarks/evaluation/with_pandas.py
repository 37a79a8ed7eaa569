"""The same study as a plain pandas and scipy script would do it: a part of the figures only.

Paired t, Wilcoxon, counts and effect sizes for each outcome and contrast, alpha at the start and
the share who rise in three domains. No model, no exact ranks, no Hodges-Lehmann, no cities, no
attrition, no intervals of reliability. Needs pandas (not a dependency of Miriam).
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

try:
    import numpy as np
    import pandas as pd
    from scipy import stats
except ModuleNotFoundError as missing:
    sys.exit(
        f"{missing.name} is not here, and Miriam does not need it. For this script make a place "
        "of its own:\n  python3 -m venv /tmp/pandas && /tmp/pandas/bin/pip install pandas scipy\n"
        "  /tmp/pandas/bin/python benchmarks/evaluation/run.py"
    )

CONTRASTS = (("T0", "T1"), ("T0", "T2"), ("T1", "T2"))


def main(folder: Path) -> None:
    """Read, score, compare; print the times."""
    start, busy = time.perf_counter(), time.process_time()
    rows = pd.read_csv(folder / "study.csv")
    read, busy_read = time.perf_counter(), time.process_time()
    wide = rows.pivot_table(index=["person", "occasion"], columns="item", values="value")
    items = [c for c in wide.columns if c.startswith("e")]
    domains = [c for c in wide.columns if c.startswith("d")]
    enough = wide[items].notna().sum(axis=1) >= 10
    table = wide[domains].assign(empowerment=wide[items].mean(axis=1).where(enough)).unstack()
    found = {
        (name, first, last): compare(table[name][first], table[name][last])
        for name in table.columns.levels[0]
        for first, last in CONTRASTS
    }
    start_items = wide[items].xs("T0", level="occasion").dropna()
    covariance = np.cov(start_items.T)
    alpha = 14 / 13 * (1 - np.trace(covariance) / covariance.sum())
    rises = sum((table[d]["T1"] > table[d]["T0"]).astype(int) for d in domains)
    done, busy_done = time.perf_counter(), time.process_time()
    print(
        f"pandas: read {read - start:.2f} s ({busy_read - busy:.2f} s processor), "
        f"then {done - read:.2f} s ({busy_done - busy_read:.2f} s processor)"
    )
    up = (rises >= 3).mean()
    print(f"        {len(found)} comparisons, alpha {alpha:.3f}, up in three {up:.2f}")
    print(f"        peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def compare(first: pd.Series, last: pd.Series) -> dict[str, float]:
    """One paired comparison."""
    both = first.notna() & last.notna()
    x, y = first[both], last[both]
    d = y - x
    return {
        "mean": d.mean(),
        "t": stats.ttest_rel(y, x).pvalue,
        "wilcoxon": stats.wilcoxon(d).pvalue,
        "higher": (d > 0).sum(),
        "dz": d.mean() / d.std(),
        "median": y.median() - x.median(),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)
