"""The year's table of figures in Markdown: value, target, completion, last year, where from; one table a programme."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from metrics.catalog import METRICS, STEMS, by_stem
from metrics.documentation import TITLES
from metrics.measure import measure_many
from metrics.metric import Language, Metric, Reading, Scope
from metrics.pace.targets import completion, pace
from metrics.units import format_change, format_reading, format_share, format_value

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


@dataclass(frozen=True)
class Sources:
    """What the warehouse says beside the figures: the society, the names of kinds of sheet, whether it is a sample."""

    society: str
    kinds: Mapping[str, str]
    is_sample: bool


def figures_document(con: duckdb.DuckDBPyConnection, scope: Scope, language: Language) -> str:
    """The whole document. Text that comes from data is escaped."""
    keys = [metric.key for metric in METRICS.values() if not metric.only_in_splits]
    now, before = measure_many(con, keys, scope), measure_many(con, keys, scope.year_before)
    sources = _sources(con, language)
    lines = [
        f"# {WORDS['title'][language].format(society=escape(sources.society), year=scope.year)}",
        "",
        WORDS["as_of"][language].format(day=_day(scope.cut_off, language), pace=format_share(pace(scope), language)),
        "",
        *([WORDS["sample"][language], ""] if sources.is_sample else []),
        WORDS["published"][language],
        *(line for stem in STEMS for line in _section(stem, now, before, sources, language)),
        "",
    ]
    return "\n".join(lines)


def _section(
    stem: str, now: Mapping[str, Reading], before: Mapping[str, Reading], sources: Sources, language: Language
) -> Iterator[str]:
    header = WORDS["header"][language].split("|")
    yield from ("", f"## {TITLES[stem][language]}", "", f"| {' | '.join(header)} |")
    yield f"|---|{'--:|' * 5}---|--:|---|"
    for metric in by_stem(stem):
        if metric.key in now:
            yield f"| {' | '.join(_row(metric, now[metric.key], before[metric.key], sources, language))} |"


def _row(metric: Metric, now: Reading, before: Reading, sources: Sources, language: Language) -> list[str]:
    done = completion(now)
    return [
        ("★ " if metric.published else "") + escape(metric.name[language]),
        escape(format_reading(now, language)),
        escape(format_value(now.target, metric.unit, language)) if now.target is not None else "",
        format_share(done, language) if done is not None else "",
        escape(format_reading(before, language)),
        _change(now, before, language),
        _day(now.last_counted_on, language) if now.last_counted_on else "",
        "" if now.suppressed else f"{now.rows:,}",
        escape(("、" if language == "zh" else ", ").join(sources.kinds.get(kind, kind) for kind in metric.kinds)),
    ]


def _change(now: Reading, before: Reading, language: Language) -> str:
    # A change of a percentage in per cent would be misread.
    if now.value is None or not before.value or now.metric.unit == "%":
        return ""
    return escape(format_change((now.value - before.value) / abs(before.value), language))


def _sources(con: duckdb.DuckDBPyConnection, language: Language) -> Sources:
    zh = language == "zh"
    kinds = con.table("dim_kind").project("kind, name_zh, name_en").fetchall()
    city = con.table("dim_city").project("society_zh, society_en").fetchone()
    sample = con.table("load_info").project("is_sample").fetchone()
    return Sources(
        society=str(city[0 if zh else 1]) if city else "",
        kinds={kind: name_zh if zh else name_en for kind, name_zh, name_en in kinds},
        is_sample=bool(sample and sample[0]),
    )


def _day(day: dt.date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B %Y}"


def escape(text: str) -> str:
    """Text as text in Markdown: no emphasis, link, table or HTML comes of it."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
