"""docs/metrics.md, written from the definitions: what each figure means, what is in and out, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.catalog import METRICS, STEMS, by_stem
from metrics.metric import CountDistinct, CountRows, Difference, Metric, Ratio, Sum, Text

TITLES = {
    "fundraising": Text("募捐筹资", "Fundraising"),
    "relief": Text("人道救助与脱贫", "Relief"),
    "training": Text("应急救护培训", "First-aid training"),
    "donation": Text("三献", "Blood, stem cells, organs"),
    "response": Text("应急救援与志愿服务", "Rescue and volunteers"),
    "organisation": Text("改革、阵地、宣传", "Organisation"),
}
_HEADER = ("代码 key", "指标 figure", "定义 definition", "包含 / 不含 in and out", "单位 unit", "来源与算法 from")


def metrics_document() -> str:
    """The whole document in Markdown; a test compares it with the committed one."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# 指标定义 · What the figures mean"
    yield ""
    yield "<!-- Written by `python -m metrics docs --out docs/metrics.md`. Change the definition, not this file. -->"
    yield ""
    yield f"共 {len(METRICS)} 个指标，★ 为 2020 年总结公布的 {sum(m.published for m in METRICS.values())} 个。"
    yield "空白不是0：没有填报就没有数值。金额一律以元计，取整只在显示时进行。"
    yield ""
    yield f"{len(METRICS)} figures; ★ marks those that the published summary of 2020 states. Blank is not 0: without a"
    yield "report there is no value. Money is in yuan; rounding happens when a figure is shown."
    for stem in STEMS:
        yield ""
        yield f"## {TITLES[stem].zh} · {TITLES[stem].en}"
        yield ""
        yield f"| {' | '.join(_HEADER)} |"
        yield "|" + "---|" * len(_HEADER)
        for metric in by_stem(stem):
            yield f"| {' | '.join(_cell(text) for text in _row(metric))} |"
    yield ""


def _row(metric: Metric) -> tuple[str, ...]:
    star = "★ " if metric.published else ""
    limits = [f"含 {metric.includes.zh}<br>In: {metric.includes.en}"] if metric.includes.zh else []
    limits += [f"不含 {metric.excludes.zh}<br>Out: {metric.excludes.en}"] if metric.excludes.zh else []
    if metric.part_of:
        limits.append(f"其中项 part of `{metric.part_of}`")
    if metric.restricted:
        limits.append("受限：按县区或月份不足5的不显示<br>Restricted: below 5 by county or month it is hidden")
    return (
        f"`{metric.key}`",
        f"{star}{metric.name.zh}<br>{metric.name.en}",
        f"{metric.definition.zh}<br>{metric.definition.en}",
        "<br>".join(limits),
        metric.unit or "—",
        f"{'、'.join(metric.kinds)}<br>`{formula(metric)}`",
    )


def formula(metric: Metric) -> str:
    """How a figure is counted, in short: sum(amount_yuan) where ..., or a ÷ b."""
    measure = metric.measure
    if isinstance(measure, Ratio):
        return f"{measure.numerator} ÷ {measure.denominator}" + (f" × {measure.per}" if measure.per != 1 else "")
    if isinstance(measure, Difference):
        return f"{measure.minuend} − {measure.subtrahend}"
    where = f" where {metric.where}" if metric.where != "true" else ""
    newest = f" (newest by {', '.join(metric.latest_by)})" if metric.latest_by else ""
    return _counting(measure) + where + newest


def _counting(measure: Sum | CountRows | CountDistinct) -> str:
    if isinstance(measure, CountRows):
        return "count of rows"
    if isinstance(measure, CountDistinct):
        return f"count of different {measure.column}"
    parts = []
    for term in measure.terms:
        narrowed = f" where {term.where}" if term.where != "true" else ""
        parts.append(f"{'−' if term.sign < 0 else '+'} {term.column}{narrowed}")
    return f"sum({' '.join(parts).removeprefix('+ ')})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
