"""The units of figures by their Chinese name, with their English words and how documents write them."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.metric import Language


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


def axis_format(unit: str, lang: Language) -> str:
    """How a spreadsheet labels an axis: money in 万 (millions), anything else with its thousands separated."""
    if unit != "元":
        return "#,##0"
    return '0\\.0,"万";;0' if lang == "zh" else '#,##0.0,,"M";;0'


def in_round_numbers(lang: Language) -> tuple[int, str]:
    """What charts divide money by, and what a unit of it is then called: 万元, CNY million."""
    return (10_000, "万元") if lang == "zh" else (1_000_000, "CNY million")
