"""An invented study: 14 agreement items (1..5) and 10 domains (0..10) at three moments."""

import argparse
from pathlib import Path

import numpy as np

ITEMS = [f"e{i:02d}" for i in range(1, 15)] + [f"d{i:02d}" for i in range(1, 11)]
HIGHEST = np.array([5] * 14 + [10] * 10)
LOWEST = np.array([1] * 14 + [0] * 10)


def answers(women: int, seed: int = 1) -> np.ndarray:
    """Answers of all women, -1 where missing (women by moments by items)."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(0, 0.6, (women, 1, 1))
    rise = np.array([0.0, 0.2, 0.2])[None, :, None]
    middle, width = (HIGHEST + LOWEST) / 2, np.where(HIGHEST == 5, 1.0, 2.0)
    raw = middle + (trait + rise) * width * 0.8 + rng.normal(0, 0.9, (women, 3, 24)) * width
    given = np.clip(np.rint(raw), LOWEST, HIGHEST).astype(int)
    there = np.ones((women, 3), dtype=bool)
    there[:, 1] = rng.random(women) > 0.15
    there[:, 2] = there[:, 1] & (rng.random(women) > 0.2)
    given[~there] = -1
    given[rng.random(given.shape) < 0.02] = -1
    return given


def write(folder: Path, women: int, cities: int) -> None:
    """study.csv and study.toml."""
    with (folder / "study.csv").open("w", encoding="utf-8") as file:
        file.write("person,occasion,item,value,cluster\n")
        for p, woman in enumerate(answers(women)):
            for o, moment in enumerate(woman):
                file.writelines(
                    f"p{p},T{o},{item},{'' if value < 0 else value},c{p % cities}\n"
                    for item, value in zip(ITEMS, moment.tolist(), strict=True)
                )
    (folder / "study.toml").write_text(specification(), encoding="utf-8")


def specification() -> str:
    """One score of 14 items, ten single domains, and the benchmark of chance."""
    domains = ITEMS[14:]
    single = "".join(
        f'[[outcome]]\nname = "{d}"\nitems = ["{d}"]\nscore = "single"\nmin = 0\nmax = 10\n'
        for d in domains
    )
    return (
        'occasions = ["T0", "T1", "T2"]\nconfirmatory = ["empowerment", "empowerment:T2-T0"]\n'
        f"[multi_domain]\noutcomes = {domains}\nk = 3\n"
        f'[[outcome]]\nname = "empowerment"\nitems = {ITEMS[:14]}\nscore = "mean"\n'
        f"min = 1\nmax = 5\n{single}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--women", type=int, default=5_000)
    parser.add_argument("--cities", type=int, default=60)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    write(asked.folder, asked.women, asked.cities)
