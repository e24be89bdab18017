"""The year's table of figures in Markdown: value, target, completion, last year, where from; one table a programme."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from metrics.catalog import STEMS
from metrics.documentation import TITLES
from metrics.metric import Language
from metrics.pace.targets import pace
from metrics.units import format_change, format_reading, format_share, format_value
from reports.evidence import Evidence, Figure

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
WORDS: Mapping[str, Mapping[Language, str]] = {
    "title": {"zh": "{society}{year}年指标表", "en": "{society}: figures of {year}"},
    "as_of": {"zh": "统计截止日期 {day} · 序时进度 {pace}", "en": "As of {day} · {pace} of the year is over"},
    "sample": {
        "zh": "> **示例数据**：除公布的 2020 年数字外，明细与分项均为虚构。",
        "en": "> **Sample data**: all details are invented, except the published figures of 2020.",
    },
    "published": {
        "zh": "★ 为年终总结公布的指标；“—”为没有填报，空白不是0。",
        "en": "★ marks the figures of the year-end summary; “—” means nothing was reported, which is not 0.",
    },
    "header": {
        "zh": "指标|数值|全年目标|完成率|上年同期|增减|数据截至|行数|来源",
        "en": "Figure|Value|Target|Completed|Same period last year|Change|Data through|Rows|From",
    },
}


def figures_document(evidence: Evidence, language: Language) -> str:
    """The whole document. Text that comes from data is escaped."""
    scope = evidence.scope
    lines = [
        f"# {WORDS['title'][language].format(society=escape(evidence.society[language]), year=scope.year)}",
        "",
        WORDS["as_of"][language].format(day=_day(scope.cut_off, language), pace=format_share(pace(scope), language)),
        "",
        *([WORDS["sample"][language], ""] if evidence.is_sample else []),
        WORDS["published"][language],
        *(line for stem in STEMS for line in _section(stem, evidence, language)),
        "",
    ]
    return "\n".join(lines)


def _section(stem: str, evidence: Evidence, language: Language) -> Iterator[str]:
    header = WORDS["header"][language].split("|")
    yield from ("", f"## {TITLES[stem][language]}", "", f"| {' | '.join(header)} |")
    yield f"|---|{'--:|' * 5}---|--:|---|"
    for figure in evidence:
        if figure.metric.stem == stem:
            yield f"| {' | '.join(_row(figure, evidence, language))} |"


def _row(figure: Figure, evidence: Evidence, language: Language) -> list[str]:
    metric, now, done = figure.metric, figure.now, figure.completion
    change = "" if figure.change is None else format_change(figure.change, language)
    kinds = [evidence.kinds[kind][language] for kind in metric.kinds]
    return [
        ("★ " if metric.published else "") + escape(metric.name[language]),
        escape(format_reading(now, language)),
        escape(format_value(now.target, metric.unit, language)) if now.target is not None else "",
        format_share(done, language) if done is not None else "",
        escape(format_reading(figure.before, language)),
        escape(change),
        _day(now.last_counted_on, language) if now.last_counted_on else "",
        "" if now.suppressed else f"{now.rows:,}",
        escape(("、" if language == "zh" else ", ").join(kinds)),
    ]


def _day(day: dt.date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B %Y}"


def escape(text: str) -> str:
    """Text as text in Markdown: no emphasis, link, table or HTML comes of it."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
