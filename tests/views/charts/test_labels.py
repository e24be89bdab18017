"""A label behind a bar and the tick of the other year don't share a place."""

from __future__ import annotations

import pandas as pd
import pytest

from views.charts import bars, labels

LONGEST = 47_496.0


@pytest.mark.parametrize(
    ("value", "tick", "aside"),
    [
        (1000.0, 1100.0, True),  # the tick stands just behind a short bar, where its label begins
        (0.0, 300.0, True),
        (1000.0, 40_000.0, False),  # far behind the label
        (40_000.0, 1000.0, False),  # within the bar
        (1000.0, None, False),
        (None, 1100.0, True),
    ],
)
def test_a_tick_near_the_end_of_a_bar_pushes_the_label_aside(
    value: float | None, tick: float | None, aside: bool
) -> None:
    assert labels.behind_tick(value, tick, "1000人", LONGEST) is aside


def test_each_bar_has_its_label_once() -> None:
    df = pd.DataFrame(
        {
            "name": ["a", "b", "c"],
            "value": [LONGEST, 2492.0, 141.0],
            "compared": [17_000.0, 2900.0, float("nan")],
        }
    )
    drawn = bars.figure(df, unit="人", lang="zh", ranked=False)
    behind_bars = list(drawn.data[0].text)
    behind_ticks = [trace for trace in drawn.data if trace.type == "scatter" and trace.mode == "text"]
    assert [bool(text) for text in behind_bars] == [True, False, True]
    assert [(list(trace.x), list(trace.y)) for trace in behind_ticks] == [([2900.0], [1])]
    assert "2492人" in behind_ticks[0].text[0]
