"""How often is a county called behind wrongly, how often is a miss overlooked? Simulated, for four ways of judging.

Made-up years: 12 counties with targets of 10 to 60 sessions, a season, one past year to learn it from; each works at
0.7 to 1.4 of its target. The same with people, who come in classes of unlike size, and with gifts of money, of which
few are large; how unlike is learnt from the past year. `python -m tools.generate_docs` writes docs/under-target.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from metrics.pace.forecast import (
    BEHIND_BELOW,
    LIKELY_FROM,
    MOST_EVENTS,
    TOO_EARLY_BELOW,
    Floats,
    possible_shares,
    probability_of,
    smoothed_shares,
)

SEED = 20201204
RUNS = 2000
COUNTIES = 12
TARGETS = (10, 60)
# A fund drive counts on more gifts than a programme on sessions.
GIFTS = (30, 300)
MULTIPLIERS = (0.7, 1.4)
# A year as training has it: slow to begin, a dip in summer, busiest in autumn; and one with a stronger season.
PROFILE = np.array([3.0, 3, 7, 9, 11, 10, 7, 8, 12, 12, 11, 7]) / 100
STRONG_PROFILE = np.array([2.0, 2, 6, 8, 10, 9, 6, 7, 12, 14, 14, 10]) / 100
MONTHS = (3, 6, 9, 11)
Flags = npt.NDArray[np.bool_]
Sizes = Callable[[np.random.Generator, int], Floats]


def people(random: np.random.Generator, events: int) -> Floats:
    """Classes of 50 people on average, half of them between 32 and 64."""
    return random.gamma(4.0, 12.5, events)


def gifts(random: np.random.Generator, events: int) -> Floats:
    """Gifts of which the largest hundredth brings a fifth of all money."""
    return random.lognormal(0.0, 1.5, events)


@dataclass(frozen=True)
class Years:
    """Simulated years, a row for each county and run: target, work by month; pace and φ learnt from the year before."""

    targets: Floats
    months: Floats
    shares: Floats
    phi: Floats
    seasonal: bool = True

    @property
    def reached(self) -> Flags:
        """Which of them end at their target or above."""
        return np.asarray(self.months.sum(axis=1) >= self.targets)

    def at(self, month: int) -> tuple[Floats, Floats]:
        """What is done, and the share expected, at the end of a month."""
        return self.months[:, :month].sum(axis=1), self.shares[:, :month].sum(axis=1)

    def probability(self, month: int) -> Floats:
        """The probability that the forecast states at the end of a month."""
        done, share = self.at(month)
        if self.seasonal:
            return probability_of(done, self.targets, share, self.phi)
        guesses = possible_shares(month / 12, seasonal=False)
        each = [probability_of(done, self.targets, guess, self.phi) for guess in guesses]
        return np.asarray(np.mean(each, axis=0))

    def without_history(self) -> Years:
        """The same years for somebody who has no past year to learn from."""
        return replace(self, shares=np.full_like(self.shares, 1 / 12), seasonal=False)


def years(
    runs: int = RUNS,
    seed: int = SEED,
    profile: Floats = PROFILE,
    sizes: Sizes | None = None,
    events: tuple[int, int] = TARGETS,
) -> Years:
    """Simulated years; the same seed gives the same. `sizes` draws how much an event brings: without, 1."""
    random = np.random.default_rng(seed)
    wanted = random.integers(events[0], events[1] + 1, (runs, COUNTIES)).astype(float)
    mean = float(sizes(random, 100_000).mean()) if sizes else 1.0
    (before, squares), (now, _) = (_worked(random, wanted[..., None] * profile, sizes) for _ in range(2))
    phi = squares.sum(axis=(1, 2)) / before.sum(axis=(1, 2))
    shares = np.repeat(smoothed_shares(before.sum(axis=1) / phi[:, None]), COUNTIES, axis=0)
    targets = (wanted * mean).reshape(-1)
    return Years(targets, now.reshape(-1, 12), shares, np.maximum(np.repeat(phi, COUNTIES), targets / MOST_EVENTS))


def _worked(random: np.random.Generator, means: Floats, sizes: Sizes | None) -> tuple[Floats, Floats]:
    """A year's work by run, county and month, and the sums of the squares of its events."""
    counts = random.poisson(means * random.uniform(*MULTIPLIERS, (*means.shape[:2], 1)))
    if sizes is None:
        return counts.astype(float), counts.astype(float)
    drawn, cells = sizes(random, int(counts.sum())), np.repeat(np.arange(counts.size), counts.ravel())
    work, squares = (np.bincount(cells, weights, counts.size) for weights in (drawn, drawn**2))
    return work.astype(float).reshape(counts.shape), squares.astype(float).reshape(counts.shape)


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
    probability, early = simulated.probability(month), share < TOO_EARLY_BELOW
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
    done, _ = simulated.at(month)
    open_ = done < simulated.targets
    probability = simulated.probability(month)[open_]
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
    return "\n".join([*lines, "", *_other_units(simulated)])


def worst_calibration(simulated: Years, month: int, least: int = 100) -> float:
    """The largest distance between the stated probability and the share that reached the target, of tenths with at
    least so many counties.
    """
    return max(abs(stated - reached) for stated, reached, counties in calibration(simulated, month) if counties > least)


def _other_units(sessions: Years) -> list[str]:
    """How the forecast fares in sessions, a stronger season, people and money, as lines of a Markdown table."""
    kinds = {
        "场次 sessions": sessions,
        "季节更强 stronger season": years(seed=7, profile=STRONG_PROFILE),
        "没有往年数据 no past year": sessions.without_history(),
        "人数 people": years(sizes=people),
        "捐款 gifts": years(sizes=gifts, events=GIFTS),
    }
    lines = [
        "| 预测 forecast | 误报 false “behind” | 漏报 overlooked | 可能性最大偏差 largest error of the probability |"
    ]
    lines += ["|---|---|---|---|"]
    for name, simulated in kinds.items():
        for month in MONTHS[1:]:
            fared = outcomes(simulated, month)["forecast"]
            worst = worst_calibration(simulated, month)
            lines.append(f"| {name} · {month} | {fared.false_behind:.1%} | {fared.overlooked:.1%} | {worst:.2f} |")
    return lines
