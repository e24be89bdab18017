"""Text of data on its way out, wherever it goes: one plain line, and never a formula."""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029\v\f]+")
# The last two are no characters at all; XML refuses them as it does the control characters.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
_BEGINS_A_FORMULA = tuple("=+-@＝＋－＠\t\r")


def plain(text: object) -> str:
    """One line without control, direction and zero-width characters; what a cell says, nothing else."""
    return _CONTROL.sub("", _LINE_BREAKS.sub(" ", str(text)))


def spreadsheet(text: object) -> str:
    """Text for a CSV cell: never taken for a formula, in half or full width."""
    value = str(text)
    return f"'{value}" if value[:1] in _BEGINS_A_FORMULA else value


def file_name(text: str, ending: str) -> str:
    """A text as the name of a file that every system takes, without a folder; `ending` as .xlsx."""
    return f"{plain(text).translate(_NOT_IN_FILE_NAMES).strip(' .') or '_'}{ending}"
