"""What a note may be about and may say; whatever can't be kept says why and what to do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.notes import note as notes
from metrics.notes.note import About, NoteRefusedError

MARCH, MAY = dt.date(2020, 3, 1), dt.date(2020, 5, 1)


def test_one_month_is_from_itself_to_itself_and_a_day_means_its_month() -> None:
    assert notes.checked(About(first_month=dt.date(2020, 3, 15))) == About(first_month=MARCH, last_month=MARCH)


@pytest.mark.parametrize(
    "about",
    [
        About(), About("no_such_figure"), About("training_people'; drop table entry"), About(county_id="<b>"),
        About(county_id=""), About(last_month=MARCH), About(first_month=MAY, last_month=MARCH),
        About(first_month=dt.date(1, 1, 1)), About(first_month=MARCH, last_month=dt.date(9999, 12, 1)),
    ],
)  # fmt: skip
def test_a_note_is_about_something_that_there_is(about: About) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        notes.checked(about)
    assert refused.value.said.zh.endswith("。")
    assert refused.value.said.en.endswith(".")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  疫情停训\n改为线上 ", "疫情停训 改为线上"),
        ("甲\u202e乙\u200b丙\x00", "甲⟨U+202E⟩乙⟨U+200B⟩丙⟨U+0000⟩"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("<script>=1+1</script>", "<script>=1+1</script>"),
    ],
)
def test_what_acts_unseen_is_spelt_out_and_everything_else_stays(typed: str, kept: str) -> None:
    assert notes.checked_text(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", " \n", "好" * 201, "联系13800138000", "电话 138 0013 8000", "１３８００１３８０００",
        "身份证45010219900101123X", "0771-1234567", "\u202e" * 30,
    ],
)  # fmt: skip
def test_empty_long_and_personal_texts_are_refused(typed: str) -> None:
    with pytest.raises(NoteRefusedError):
        notes.checked_text(typed)


@pytest.mark.parametrize(
    "typed", ["2020年2月至4月停训", "补报446场、47496人", "HD-2020-001 于10月13日结束", "4649.2万元"]
)
def test_ordinary_numbers_are_no_persons(typed: str) -> None:
    assert notes.checked_text(typed) == typed


@pytest.mark.parametrize("typed", ["", "  ", "某" * 41])
def test_an_author_has_a_name(typed: str) -> None:
    with pytest.raises(NoteRefusedError):
        notes.checked_author(typed)


@given(st.text(max_size=300))
def test_a_kept_text_is_one_visible_line_and_keeping_it_again_changes_nothing(typed: str) -> None:
    kept = notes.visible(typed)
    assert kept.isprintable()
    assert notes.visible(kept) == kept
