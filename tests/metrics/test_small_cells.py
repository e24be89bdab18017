"""Whatever is hidden can't be computed from what is shown: checked against every table that would look the same."""

from __future__ import annotations

import itertools
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from metrics.small_cells import hidden, hidden_in_table

counts = st.lists(st.integers(0, 12), min_size=1, max_size=6)


def line(numbers: list[int]) -> dict[int, Decimal | None]:
    return {place: Decimal(number) for place, number in enumerate(numbers)}


def test_nothing_small_nothing_hidden():
    assert hidden(line([0, 5, 17])) == set()


def test_a_lone_small_count_takes_the_smallest_other_with_it():
    assert hidden(line([3, 20, 7])) == {0, 2}


def test_two_small_counts_that_could_be_something_else_suffice():
    assert hidden(line([3, 2, 20])) == {0, 1}


def test_two_ones_would_follow_from_their_sum():
    assert hidden(line([1, 1, 20, 9])) == {0, 1, 3}


def test_what_was_not_reported_is_no_cover():
    assert hidden({"a": Decimal(2), "b": None, "c": Decimal(0)}) == {"a", "c"}


@given(counts)
def test_every_small_count_is_hidden_and_zeros_only_to_cover(numbers):
    out = hidden(line(numbers))
    assert {place for place, number in enumerate(numbers) if 1 <= number <= 4} <= out
    if not any(1 <= number <= 4 for number in numbers):
        assert out == set()


@given(counts)
def test_a_small_count_could_be_another_one(numbers):
    """Among all lines with the same shown cells, total and small places, each small cell takes two values at least."""
    out = sorted(hidden(line(numbers)))
    small = [place for place in out if 1 <= numbers[place] <= 4]
    if len(out) == len(numbers):
        return  # Nothing more could be hidden.
    whole = sum(numbers[place] for place in out)
    ranges = [range(1, 5) if place in small else range(whole + 1) for place in out]
    alike = [cells for cells in itertools.product(*ranges) if sum(cells) == whole]
    for place in small:
        assert len({cells[out.index(place)] for cells in alike}) > 1


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_row_or_column_of_a_table_has_a_single_hidden_cell(rows):
    cells = {(r, c): Decimal(number) for r, row in enumerate(rows) for c, number in enumerate(row)}
    out = hidden_in_table(cells)
    for side, size in ((0, len(rows)), (1, 3)):
        for place in range(size):
            assert sum(cell[side] == place for cell in out) != 1
