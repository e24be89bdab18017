"""Frozen sets and what moved since, as lines for a terminal, Chinese first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from metrics.refusal import typed
from metrics.units import UNITS, format_value
from reports.frozen.store import Kept

Json = Mapping[str, Any]
Lines = Callable[[Json], Iterator[str]]
HOW = {
    "added": ("新增", "added"),
    "changed": ("改动", "changed"),
    "removed": ("删除", "removed"),
    "recounted": ("没有改动，计入与否变了", "the same, counted otherwise"),
}
CAUSE = {
    "data": ("数据变了", "the data moved"),
    "definition": ("定义变了", "the definition changed"),
    "both": ("数据和定义都变了", "data and definition changed"),
    "gone": ("现在没有这个指标", "there is no such figure any more"),
}
_LONG, _ROWS = 400, 40


def frozen_lines(kept: Kept) -> Iterator[str]:
    """What was frozen just now, and its seal to be noted elsewhere."""
    told = kept.manifest
    counts, document = told["counts"], told["document"]
    yield f"已定稿：第{kept.number}号“{kept.name}”，{counts['figures']}个指标、{counts['rows']}行；{kept.folder}"
    yield f"frozen: number {kept.number}, {kept.name!r}, {counts['figures']} figures, {counts['rows']} rows"
    sure = document["figures"] - document["unsure"]
    yield f"文档中认出{sure}处数字，另有{document['unsure']}处拿不准；封存码 {kept.sha256}"
    yield f"{sure} numbers of the document are known, {document['unsure']} more are uncertain; seal {kept.sha256}"


def list_lines(told: Json) -> Iterator[str]:
    """All sets, and what is wrong with them where that was asked."""
    if not told["sets"]:
        yield f"还没有定稿 / nothing is frozen yet: {told['folder']}"
    for one in told["sets"]:
        state = "" if not told["verified"] else " ✓" if one["intact"] else " ✗"
        by = f" · {one['by']}（未核实 unverified）" if one["by"] else ""
        at = str(one["frozen_at"] or "")[:16].replace("T", " ")
        yield f"{one['number']:>4} {one['name']} · {one['year']} · {one['as_of']} · {at}{by}{state}"
    for fault in told["faults"]:
        which = f"第{fault['number']}号 / number {fault['number']}" if fault["number"] else "全部 / the chain"
        yield f"  ✗ {which}：{fault['message_zh']} / {fault['message_en']}"
    if told["verified"] and not told["faults"]:
        yield "逐个文件核验无误 / every file is as it was frozen"


def opened_lines(told: Json) -> Iterator[str]:
    """One set as it was."""
    yield f"第{told['number']}号“{told['name']}” · {told['year']} · {told['as_of']} · {str(told['frozen_at'])[:16]}"
    yield f"封存码 seal {told['seal']}"
    for fault in told["faults"]:
        yield f"  ✗ {fault['message_zh']} / {fault['message_en']}"
    for one in told["figures"]:
        yield f"  {one['key']} · {one['name_zh']} · {one['text_zh']} · {one['cells']} 格 cells"


def changes_lines(told: Json) -> Iterator[str]:
    """What moved since a set was frozen."""
    yield f"定稿第{told['number']}号“{told['name']}”（{told['generation_then']}）与现在（{told['generation_now']}）对照"
    yield f"frozen set {told['number']} {told['name']!r} against today's data"
    for fault in told["faults"]:
        yield f"  ✗ {fault['message_zh']} / {fault['message_en']}"
    if told["nothing_moved"]:
        yield "没有数字变动 / nothing has moved"
        return
    shown: set[str] = set()
    for figure in told["figures"]:
        yield from _figure(figure, shown)
    if told["sentences"]:
        wrong = len(told["sentences"])
        yield f"文档中有{wrong}句话现在不对了 / sentences that are wrong by now: {wrong}"
    for sentence in told["sentences"]:
        yield f"  第{sentence['number']}句：{_visible(sentence['text'])}"
        for one in sentence["figures"]:
            doubt = "" if one["sure"] else "（可能 perhaps）"
            now = one["now"] or ("—" if one["now"] is None else "请核对 check")
            yield f"    {one['text']} → {now} · {one['name_zh']}{doubt}"


def _figure(figure: Json, shown: set[str]) -> Iterator[str]:
    """A figure, and the rows behind it where they haven't been `shown` under another one."""
    place = f" · {figure['county_zh']}" if figure["county_zh"] else ""
    zh, en = CAUSE[figure["cause"]]
    after = figure["after"]["text_zh"] if figure["after"] else "—"
    head = f"{figure['key']} · {figure['name_zh']}{place} · {figure['year']}"
    yield f"{head}：{figure['before']['text_zh']} → {after}（{_by_how_much(figure)}{zh} / {en}）"
    if figure["after"] and figure["before"]["target"] != figure["after"]["target"]:
        yield f"    任务 target {figure['before']['target']} → {figure['after']['target']}"
    if figure["definition"]:
        yield f"    {figure['definition']['then']}"
        yield f"    → {figure['definition']['now']}"
    if figure["county_zh"]:
        return  # the rows stand under the city's figure
    if figure["parts"]:
        made_of = "、".join(part["name_zh"] for part in figure["parts"])
        yield f"    由 {made_of} 算得，变动见各自的行 / made of two figures, whose rows moved"
    rows = [] if figure["parts"] else [*figure["rows"], *figure["target_rows"]]
    for row in rows[:_ROWS]:
        place = " › ".join(_visible(str(row[part])) for part in ("file", "sheet", "row"))
        if place in shown:
            yield f"    {place}（见上 as above）"
        else:
            yield from _row(row, place)
        shown.add(place)
    if len(rows) > _ROWS:
        yield f"    另有{len(rows) - _ROWS}行，全部见 --json / {len(rows) - _ROWS} more rows: --json has all"


def _by_how_much(figure: Json) -> str:
    """The signed difference, and that the texts read the same where rounding hides it; empty where there is none."""
    by, unit, after = figure["difference"], figure["unit"], figure["after"]
    if not by or not after:
        return ""
    amount = Decimal(str(abs(by)))
    said = format_value(amount, unit, "zh") if unit in UNITS else f"{amount:,f} {unit}"
    signed = f"{'+' if by > 0 else '−'}{said}；" if re.search("[1-9]", said) else ""
    same = "取整后相同 reads the same；" if figure["before"]["text_zh"] == after["text_zh"] else ""
    return signed + same


def _row(row: Json, place: str) -> Iterator[str]:
    zh, en = HOW[row["how"]]
    if row["restricted"]:
        yield f"    {zh} {en} · {place}（内容不显示 contents not shown）"
        return
    county = f" · {row['county_zh']}" if row["county_zh"] else ""
    counts = f"{_number(row['before'])} → {_number(row['after'])}"
    yield f"    {zh} {en} · {place}{county} · {_visible(row['key'])} · {counts}"
    for cell in row["cells"]:
        before, after = _visible(cell["before"]) or "（空 blank）", _visible(cell["after"]) or "（空 blank）"
        yield f"      {cell['cell']} {cell['field_zh']}：{before} → {after}"


def _number(value: object) -> str:
    return "—" if value is None else f"{value:,}"


def _visible(text: str) -> str:
    """Text of data as one line that acts on no terminal."""
    return typed(text[:_LONG], _LONG, ("文字", "text"))
