"""Documents and pages mean the same by a colour."""

from __future__ import annotations

from reports import colours
from views.palette import LIGHT


def test_every_colour_is_the_pages() -> None:
    named = {name: value for name, value in vars(colours).items() if isinstance(value, str) and value.startswith("#")}
    assert len(named) == 11
    for name, value in named.items():
        assert getattr(LIGHT, name.lower()) == value, name
