"""Figures are found again in rendered text, and text of data can't pretend to be one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.summary.marks import Marks, Span, clean, has_signs


def test_figures_are_found_again_in_their_text():
    marks = Marks()
    text = f"办班{marks.put('446场', 'training_sessions')}，{marks.put('107.5%', 'training_sessions', 'completion')}。"
    assert marks.spans_of(text) == [
        Span("办班"),
        Span("446场", "training_sessions"),
        Span("，"),
        Span("107.5%", "training_sessions", "completion"),
        Span("。"),
    ]


def test_what_a_filter_did_to_a_figure_is_kept():
    marks = Marks()
    assert marks.spans_of(marks.put("over 20", "study_sessions").upper()) == [Span("OVER 20", "study_sessions")]


@given(st.text())
def test_no_text_of_data_becomes_a_figure(text):
    marks = Marks()
    marks.put("446场", "training_sessions")
    assert not has_signs(clean(text))
    assert all(not span.key for span in marks.spans_of(clean(text)))


@given(st.text())
def test_no_sign_stays_in_what_is_read_back(text):
    marks = Marks()
    whole = f"{text}{marks.put(text, 'training_sessions')}{text}"
    assert not any(has_signs(span.text) for span in marks.spans_of(whole))
