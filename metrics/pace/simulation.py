"""How often is a county called behind wrongly, how often is a miss overlooked? Simulated, for four ways of judging.

Made-up years: 12 counties with targets of 10 to 60 sessions, a season, one past year to learn it from; each works at
0.7 to 1.4 of its target. `python -m tools.generate_docs` writes the table into docs/under-target.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.pace.forecast import BEHIND_BELOW, LIKELY_FROM, TOO_EARLY_BELOW, Floats, probability_of, smoothed_shares

SEED = 20201204
RUNS = 2000
COUNTIES = 12
TARGETS = (10, 60)
MULTIPLIERS = (0.7, 1.4)
# A year as training has it: slow to begin, a dip in summer, busiest in autumn; and one with a stronger season.
PROFILE = np.array([3.0, 3, 7, 9, 11, 10, 7, 8, 12, 12, 11, 7]) / 100
STRONG_PROFILE = np.array([2.0, 2, 6, 8, 10, 9, 6, 7, 12, 14, 14, 10]) / 100
MONTHS = (3, 6, 9, 11)
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Years:
    """Simulated years, a row for each county and run: target, work by month, the pace learnt from the year before."""

    targets: Floats
    months: Floats
    shares: Floats

    @property
    def reached(self) -> Flags:
        """Which of them end at their target or above."""
        return np.asarray(self.months.sum(axis=1) >= self.targets)

    def at(self, month: int) -> tuple[Floats, Floats]:
        """What is done, and the share expected, at the end of a month."""
        return self.months[:, :month].sum(axis=1), self.shares[:, :month].sum(axis=1)


def years(runs: int = RUNS, seed: int = SEED, profile: Floats = PROFILE) -> Years:
    """Simulated years; the same seed gives the same."""
    random = np.random.default_rng(seed)
    targets = random.integers(TARGETS[0], TARGETS[1] + 1, (runs, COUNTIES)).astype(float)
    month_means = targets[..., None] * profile
    before = random.poisson(month_means * random.uniform(*MULTIPLIERS, (runs, COUNTIES, 1)))
    now = random.poisson(month_means * random.uniform(*MULTIPLIERS, (runs, COUNTIES, 1)))
    shares = np.repeat(smoothed_shares(before.sum(axis=1).astype(float)), COUNTIES, axis=0)
    return Years(targets.reshape(-1), now.reshape(-1, 12).astype(float), shares)


@dataclass(frozen=True)
class Outcome:
    """Shares of counties at the end of a month: of those that will reach their target, called behind (`false_behind`);
    of those that will miss it, not called behind (`missed`), and neither behind nor to be watched (`overlooked`).
    """

    false_behind: float
    missed: float
    overlooked: float


def outcomes(simulated: Years, month: int) -> Mapping[str, Outcome]:
    """How the straight line, 80 % of it, the seasonal line and the forecast fare at the end of a month.

    A line knows no "watch": what it misses it overlooks.
    """
    done, share = simulated.at(month)
    line = simulated.targets * month / 12
    lines = {
        "line": done < line,
        "line_80": done < 0.8 * line,
        "seasonal": done < simulated.targets * share,
    }
    fared = {name: _outcome(simulated, behind, behind) for name, behind in lines.items()}
    probability = probability_of(done, simulated.targets, share)
    early = share < TOO_EARLY_BELOW
    # "Too early to say" says that nothing is known yet: no judgement, and not one of being on the way either.
    behind, seen = (probability < BEHIND_BELOW) & ~early, (probability < LIKELY_FROM) | early
    return fared | {"forecast": _outcome(simulated, behind, seen & (done < simulated.targets))}


def _outcome(simulated: Years, behind: Flags, seen: Flags) -> Outcome:
    misses = ~simulated.reached
    return Outcome(
        float(behind[simulated.reached].mean()), float((~behind)[misses].mean()), float((~seen)[misses].mean())
    )


def calibration(simulated: Years, month: int, bins: int = 10) -> list[tuple[float, float, int]]:
    """For tenths of the stated probability: its mean, the share that reached the target, and how many there are.

    Counties that have reached it already are left out: nobody asks for their probability.
    """
    done, share = simulated.at(month)
    open_ = done < simulated.targets
    probability = probability_of(done, simulated.targets, share)[open_]
    reached, tenth = simulated.reached[open_], np.minimum((probability * bins).astype(int), bins - 1)
    parts = [tenth == number for number in range(bins)]
    return [
        (float(probability[part].mean()), float(reached[part].mean()), int(part.sum())) for part in parts if part.any()
    ]


NAMES = {
    "line": "序时进度线 straight line",
    "line_80": "序时进度线×80% line × 80 %",
    "seasonal": "往年同期线 seasonal line",
    "forecast": "预测 forecast",
}


def table() -> str:
    """The comparison as a Markdown table, and below it the calibration; written into docs/under-target.md."""
    simulated = years()
    fared = {month: outcomes(simulated, month) for month in MONTHS}
    heads = " | ".join(NAMES.values())
    lines = [f"| 月末 month's end | {heads} |", "|---|" + "---|" * len(NAMES)]
    for title, field in (
        ("误报 false “behind”", "false_behind"),
        ("漏报 overlooked", "overlooked"),
        ("未称落后 not called behind", "missed"),
    ):
        for month in MONTHS:
            cells = " | ".join(f"{getattr(fared[month][name], field):.1%}" for name in NAMES)
            lines.append(f"| {title} · {month} | {cells} |")
    lines += ["", "| 所称可能性 stated | " + " | ".join(f"{month}" for month in MONTHS[1:]) + " |"]
    lines += ["|---|" + "---|" * len(MONTHS[1:])]
    by_month = [{int(p * 10): reached for p, reached, _ in calibration(simulated, month)} for month in MONTHS[1:]]
    for tenth in range(10):
        cells = " | ".join(f"{found[tenth]:.0%}" if tenth in found else "" for found in by_month)
        lines.append(f"| {tenth * 10}–{tenth * 10 + 10} % | {cells} |")
    return "\n".join(lines)
