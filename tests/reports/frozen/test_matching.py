"""Which row of today is which row of then: by key, by content, by place; each at most once."""

from __future__ import annotations

from metrics.rows import Held, SourceRow
from reports.frozen import plain
from reports.frozen.matching import Pairs

KEY = b"k"


def row(number: int, key: str | None, people: str, *, file: str = "a.xlsx", restricted: bool = False) -> SourceRow:
    fields = {"attended_count": Held(f"L{number}", people, people)}
    name = (key,) if key else None
    return SourceRow(number, "training_class", restricted, file, "", "表", number, f"B{number}", "HQ", name, fields)


def paired(then: list[SourceRow], now: list[SourceRow], secret: bytes | None = KEY) -> set:
    """Row numbers then and now, and whether the row is the same."""
    kept = [plain.row(at, one, KEY) for at, one in enumerate(then)]
    pairs = Pairs(kept, now, secret)
    found = [*pairs.then.values(), *pairs.now.values()]
    return {(p.then and p.then["number"], p.now and p.now.number, p.same) for p in found}


def test_a_key_is_followed_wherever_the_row_goes():
    then = [row(4, "A", "1"), row(5, "B", "2")]
    now = [row(9, "A", "1", file="b.xlsx"), row(4, "B", "3")]
    assert paired(then, now) == {(4, 9, True), (5, 4, False)}


def test_another_key_in_the_same_place_is_another_row():
    assert paired([row(4, "A", "1")], [row(4, "B", "2")]) == {(4, None, False), (None, 4, False)}


def test_without_keys_a_row_put_in_moves_none_of_those_below():
    then = [row(4, None, "1"), row(5, None, "2"), row(6, None, "3")]
    now = [row(4, None, "1"), row(5, None, "9"), row(6, None, "2"), row(7, None, "3")]
    assert paired(then, now) == {(4, 4, True), (5, 6, True), (6, 7, True), (None, 5, False)}


def test_without_keys_a_changed_row_is_found_by_its_place():
    assert paired([row(4, None, "1"), row(5, None, "2")], [row(4, None, "1"), row(5, None, "7")]) == {
        (4, 4, True),
        (5, 5, False),
    }


def test_rows_alike_are_paired_one_to_one():
    then = [row(4, None, "1"), row(5, None, "1"), row(6, None, "1")]
    now = [row(4, None, "1"), row(5, None, "1")]
    found = paired(then, now)
    assert {(4, 4, True), (5, 5, True), (6, None, False)} == found


def test_restricted_rows_are_known_by_their_fingerprint_and_without_the_key_by_place():
    then = [row(4, None, "1", restricted=True), row(5, None, "2", restricted=True)]
    now = [row(4, None, "9", restricted=True), row(5, None, "1", restricted=True), row(6, None, "2", restricted=True)]
    assert paired(then, now) == {(4, 5, True), (5, 6, True), (None, 4, False)}
    assert paired(then, now, None) == {(4, 4, True), (5, 5, True), (None, 6, False)}
