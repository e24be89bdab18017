"""Dates, months and years as cells hold them: real dates, text in the usual forms, serial numbers, 20200122."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from etl.text import half_width

FIRST_YEAR, LAST_YEAR = 1990, 2100
_EPOCH = dt.date(1899, 12, 30)
_FOUR_YEARS = 1462
_FIRST_SERIAL, _LAST_SERIAL = (dt.date(FIRST_YEAR, 1, 1) - _EPOCH).days, (dt.date(LAST_YEAR, 12, 31) - _EPOCH).days
_TIME = r"(?:[ T]?(?:上午|下午)?\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2}(?:\.\d+)?秒?)?分?Z?)?"
_WEEKDAY = r"(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
_FULL = re.compile(rf"^(\d{{4}})(?:[-./年])(\d{{1,2}})(?:[-./月])(\d{{1,2}})[日号]?{_WEEKDAY}{_TIME}$")
_PACKED = re.compile(rf"^(\d{{4}})(\d{{2}})(\d{{2}})(?:\.0+|{_TIME})$")
_DAY = re.compile(rf"^(\d{{1,2}})月(\d{{1,2}})[日号]?{_WEEKDAY}$")
_MONTH = re.compile(r"^(\d{4})(?:[-./年])(\d{1,2})(?:月份?)?$")
_PACKED_MONTH = re.compile(r"^(\d{4})(\d{2})$")
_BARE_MONTH = re.compile(r"^(\d{1,2})月份?$")
_DECIMAL_DAY = re.compile(r"^(\d{1,2})[.](\d{1,2})$")
_YEAR = re.compile(r"^(\d{4})(?:\.0+|年度?)?$")
_YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*(?:年|[-./]\d{1,2}[-./])")
# Months of a title; not those of a span or of a day: 1-3月, 1月至3月, 1月29日, 截至3月.
_MONTH_IN_TEXT = re.compile(r"(?<![\d—–~～、,，-])(1[0-2]|0?[1-9])月(?![\d—–~～、,，-])")
# Months together, and nothing else: 1-6月, 1月至6月累计, 截至6月(累计).
_MONTHS_SPAN = re.compile(
    r"(?:\d{4}年)?(?:(\d{1,2})月?[-—–~～至到]|截[至止])(1[0-2]|0?[1-9])月(?:份|底|末)?[(（]?(?:累计|合计|共计|小计|总计)?数?[)）]?"
)
_SPAN = re.compile(r"[至到止]|累计|以来")
_RANGE = re.compile(r"\s*(?:至|到|~|～|—{1,2}|–|－)\s*|(?<=\d)\s*-\s*(?=\d{4})|(?<=[日号])\s*-\s*")


class WithoutYearError(ValueError):
    """A date without a year, and none is known."""


class AmbiguousError(ValueError):
    """A decimal number that may be one of several days."""


def _date(year: int, month: int, day: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year {year}")
    return dt.date(year, month, day)


def months_span(text: str) -> range | None:
    """The months that a text puts together, and says nothing besides: 1-6月累计, 截至6月."""
    match = _MONTHS_SPAN.fullmatch(text)
    first, last = (int(match[1] or 1), int(match[2])) if match else (0, 0)
    return range(first, last + 1) if 0 < first < last else None


def parse_date(cell: object, year: int | None = None) -> dt.date:
    """The day a cell states; `year` completes 1月22日. Raises WithoutYearError, AmbiguousError or ValueError."""
    if isinstance(cell, dt.datetime):
        return _date(cell.year, cell.month, cell.day)
    if isinstance(cell, dt.date):
        return _date(cell.year, cell.month, cell.day)
    if isinstance(cell, str):
        return _date_from_text(half_width(cell).replace("\n", ""), year)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _date_from_number(cell)
    raise ValueError("no date")


def _date_from_text(text: str, year: int | None) -> dt.date:
    tight = re.sub(r"(?<=[年月日./-])\s+|\s+(?=[年月日./-])", "", text)
    for pattern in (_FULL, _PACKED):
        if match := pattern.match(tight):
            return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.match(tight):
        if year is None:
            raise WithoutYearError(text)
        return _date(year, int(match[1]), int(match[2]))
    if _DECIMAL_DAY.match(tight):
        raise AmbiguousError(text)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", tight):
        return _date_from_number(float(tight))
    raise ValueError(text)


def from_1904(cell: object) -> object:
    """A cell of a workbook that counts its days from 1904, with a day's number as others would count it."""
    if (
        isinstance(cell, int | float)
        and not isinstance(cell, bool)
        and _FIRST_SERIAL <= cell + _FOUR_YEARS < _LAST_SERIAL
    ):
        return cell + _FOUR_YEARS
    return cell


def _date_from_number(number: float) -> dt.date:
    if _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return _EPOCH + dt.timedelta(days=int(number))
    if number == int(number) and 19000101 <= number <= 21001231:
        return _date(int(number) // 10000, int(number) // 100 % 100, int(number) % 100)
    if number != int(number) and (1 <= number < 13 or FIRST_YEAR <= number <= LAST_YEAR):
        raise AmbiguousError(str(number))
    raise ValueError(str(number))


def decimal_date(cell: object, year: int | None = None) -> dt.date:
    """The day that 6.29 means once somebody has said that such decimals are month.day; raises as parse_date does.

    A number 6.3 may have been typed as 6.3 or as 6.30: it stays ambiguous. A text 6.3 is the 3rd.
    """
    match = _DECIMAL_DAY.match(half_width(cell) if isinstance(cell, str) else f"{cell}")
    if match is None:
        raise ValueError(str(cell))
    if not isinstance(cell, str) and match[2] in {"1", "2", "3"}:
        raise AmbiguousError(str(cell))
    if year is None:
        raise WithoutYearError(str(cell))
    return _date(year, int(match[1]), int(match[2]))


def decimal_month(cell: object, _year: int | None = None) -> dt.date:
    """The last day of the month that a number 2020.05 means once somebody has said so; 2020.1 stays ambiguous."""
    match = re.match(r"^(\d{4})\.(\d{1,2})$", f"{cell}")
    if match is None:
        raise ValueError(str(cell))
    if match[2] == "1":
        raise AmbiguousError(str(cell))
    return last_day(int(match[1]), int(match[2]))


def parse_month(cell: object, year: int | None = None) -> dt.date:
    """The last day of the month a cell states; a bare 3月 needs `year`. Raises as parse_date does."""
    if isinstance(cell, str):
        text = re.sub(r"\s+", "", half_width(cell))
        for pattern in (_MONTH, _PACKED_MONTH):
            if match := pattern.match(text):
                return last_day(int(match[1]), int(match[2]))
        if match := _BARE_MONTH.match(text) or re.match(r"^(\d{1,2})$", text):
            return _month_of_year(int(match[1]), year, text)
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        if 1 <= cell <= 12:
            return _month_of_year(int(cell), year, str(cell))
        if 199001 <= cell <= 210012:
            return last_day(int(cell) // 100, int(cell) % 100)
    day = parse_date(cell, year)
    return last_day(day.year, day.month)


def _month_of_year(month: int, year: int | None, text: str) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError(text)
    if year is None:
        raise WithoutYearError(text)
    return last_day(year, month)


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month; raises ValueError when there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return _date(year, month, calendar.monthrange(year, month)[1])


def parse_year(cell: object) -> int:
    """The year a cell states: 2020, 2020年, 2020年度; raises ValueError."""
    if isinstance(cell, bool):
        raise ValueError("no year")
    if isinstance(cell, int | float) and cell == int(cell) and FIRST_YEAR <= cell <= LAST_YEAR:
        return int(cell)
    if isinstance(cell, str):
        match = _YEAR.match(re.sub(r"\s+", "", half_width(cell)))
        if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return int(match[1])
    raise ValueError(str(cell))


def split_range(text: str) -> tuple[str, str] | None:
    """The two ends of 2020.01.05-2020.01.20; None when a text isn't two dates. A second end takes the first's year."""
    parts = [part for part in _RANGE.split(half_width(text)) if part]
    if len(parts) != 2:
        return None
    year = re.match(r"(\d{4})年", parts[0])
    return parts[0], f"{year[1]}年{parts[1]}" if year and _DAY.match(parts[1]) else parts[1]


def years_in(text: str) -> list[int]:
    """The years that a title names, in order, each once: 2020年, 2020-01-30."""
    found = (int(match[1]) for match in _YEAR_IN_TEXT.finditer(half_width(text)))
    return list(dict.fromkeys(year for year in found if FIRST_YEAR <= year <= LAST_YEAR))


def months_in(text: str) -> list[int]:
    """The months that a title names, in order, each once: 3月份; none where it speaks of a span of time."""
    plain = re.sub(r"\s", "", half_width(text))
    return [] if _SPAN.search(plain) else list(dict.fromkeys(int(match[1]) for match in _MONTH_IN_TEXT.finditer(plain)))
