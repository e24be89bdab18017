"""Colours hold their contrast, and their meanings survive grey."""

from __future__ import annotations

from itertools import pairwise

import pytest

from views.palette import DARK, LIGHT, MARKS, Palette, status_of

both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(tint: str) -> float:
    parts = [int(tint[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@both
def test_text_reads(colours: Palette) -> None:
    for ground in (colours.surface, colours.soft):
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.muted, ground) >= 4.5
    for fill in (colours.done, colours.behind, colours.watch, colours.reached):
        assert contrast(colours.on_fill, fill) >= 4.5


@both
def test_text_reads_upon_every_shade_and_they_are_told_apart(colours: Palette) -> None:
    for shade in colours.shades:
        assert contrast(colours.ink, shade) >= 4.5
    for paler, stronger in pairwise((colours.surface, *colours.shades)):
        assert contrast(paler, stronger) >= 1.25


@both
def test_marks_stand_out_from_the_ground(colours: Palette) -> None:
    for mark in (colours.done, colours.second, colours.behind, colours.watch, colours.reached):
        assert contrast(mark, colours.surface) >= 3


@both
def test_the_two_kinds_are_told_apart_in_grey(colours: Palette) -> None:
    assert contrast(colours.done, colours.second) >= 1.6


def test_states_have_signs_of_their_own() -> None:
    assert len({mark.glyph for mark in MARKS.values()}) == len(MARKS)
    assert len({mark.symbol for mark in MARKS.values()}) == len(MARKS)


@pytest.mark.parametrize(
    ("completion", "pace", "status"),
    [
        (1.0, 0.9, "reached"),
        (0.95, 0.9, "on_pace"),
        (0.9, 0.9, "on_pace"),
        (0.89, 0.9, "behind"),
        (0.5, None, "on_pace"),
        (None, 0.9, "unknown"),
    ],
)
def test_a_completion_is_set_beside_the_pace(completion: float | None, pace: float | None, status: str) -> None:
    assert status_of(completion, pace) == status
