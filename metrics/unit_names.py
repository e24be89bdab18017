"""The units of figures by their Chinese name, with their English words and how documents write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit in words: `en` singular and plural, `two` if documents write 两 for 2, decimal `places`."""

    zh: str
    en: tuple[str, str] = ("", "")
    two: bool = False
    places: int = 0
    trim: bool = False


def _people(zh: str, two: bool = False) -> Unit:
    return Unit(zh, ("person", "people"), two)


UNITS: dict[str, Unit] = {
    unit.zh: unit
    for unit in (
        Unit("元", ("CNY", "CNY")),
        Unit("元/户", ("CNY per household", "CNY per household")),
        Unit("元/人", ("CNY per person", "CNY per person")),
        Unit("人/场", ("person per session", "people per session"), places=1),
        Unit("%", places=1),
        _people("人"),
        _people("名", two=True),
        _people("位", two=True),
        Unit("人次", ("person-time", "person-times")),
        Unit("户", ("household", "households"), two=True),
        Unit("场", ("session", "sessions"), two=True),
        Unit("期", two=True),
        Unit("次", ("time", "times"), two=True),
        Unit("例", ("case", "cases")),
        Unit("份", ("copy", "copies"), two=True),
        Unit("人份", ("kit", "kits")),
        Unit("笔", ("line", "lines"), two=True),
        Unit("张", two=True),
        Unit("项", two=True),
        Unit("个", two=True),
        Unit("个方面", ("area", "areas"), two=True),
        Unit("个县区", ("county", "counties"), two=True),
        Unit("个单位", ("organisation", "organisations"), two=True),
        Unit("所", ("school", "schools"), two=True),
        Unit("篇", ("item", "items"), two=True),
        Unit("小时", ("hour", "hours"), places=1, trim=True),
        Unit("", places=2, trim=True),
    )
}
