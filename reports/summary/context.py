"""The names that a template may use: every figure by key and by its Chinese name, the society, the year, the dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from metrics.metric import Text
from metrics.pace.targets import reached
from reports.summary.desk import Desk
from reports.summary.figure_words import FigureWords, verdict
from reports.summary.marks import clean

# What there is beside the figures. docs/templates.md explains each; a test holds the two together.
GENERAL: Mapping[str, Text] = {
    "society": Text("本会名称", "the name of the society"),
    "city": Text("城市名称", "the name of the city"),
    "year": Text("年度", "the year"),
    "next_year": Text("下一年度", "the year after"),
    "as_of": Text("统计截止日期", "the cut-off"),
    "signed_on": Text("成文日期", "the date of signing"),
    "unmet": Text("尚未达到年度任务的指标", "the figures that are short of their target"),
    "verdict": Text("几个指标合起来的结论", "one verdict over several figures"),
    "fill": Text("请人填写的地方", "a place for somebody to write"),
}
CHINESE = {
    "本会": "society", "城市": "city", "年度": "year", "下一年度": "next_year", "截止日期": "as_of",
    "成文日期": "signed_on", "未完成": "unmet", "结论": "verdict", "填写": "fill",
}  # fmt: skip


def names_for(desk: Desk, signed_on: dt.date | None) -> dict[str, object]:
    """All names with what they stand for."""
    figures = {key: FigureWords(figure, desk) for key, figure in desk.evidence.figures.items()}
    general = _general(desk, figures, signed_on)
    chinese = {alias: general[name] for alias, name in CHINESE.items()}
    return {**_by_chinese_name(figures), **chinese, **figures, **general}


def _general(desk: Desk, figures: Mapping[str, FigureWords], signed_on: dt.date | None) -> dict[str, object]:
    language, evidence = desk.language, desk.evidence
    return {
        "society": clean(evidence.society[language]),
        "city": clean(evidence.city[language]),
        "year": desk.scope.year,
        "next_year": desk.scope.year + 1,
        "as_of": desk.day(desk.scope.cut_off),
        "signed_on": desk.day(signed_on, year=True) if signed_on else desk.gap_of_date(),
        "unmet": [words for words in figures.values() if _is_unmet(words)],
        "verdict": verdict,
        "fill": lambda what: desk.marks.put(desk.say("summary.fill", what=what), mark="fill"),
    }


def _is_unmet(words: FigureWords) -> bool:
    return words._figure.completion is not None and reached(words._figure.now) < 0


def _by_chinese_name(figures: Mapping[str, FigureWords]) -> dict[str, object]:
    """The figures by the Chinese name of their metric, as far as it can be written in a template and is its own."""
    named: dict[str, list[FigureWords]] = {}
    for words in figures.values():
        named.setdefault(words._metric.name.zh, []).append(words)
    return {name: found[0] for name, found in named.items() if name.isidentifier() and len(found) == 1}
