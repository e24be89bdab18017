"""Sign-off: a figure marked as checked by somebody, in its scope. The mark lapses when the reading is another one.

Marks lie in a journal apart from the warehouse, so that a load doesn't touch them. The names are as they were typed:
nobody verifies them, and whoever shows one says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics import journal
from metrics.definition import fingerprint
from metrics.metric import Language, Reading, Scope, Text
from metrics.refusal import RefusedError, typed
from metrics.units import exact, format_reading, format_value
from reports.evidence import Evidence

NAME_LENGTH, REMARK_LENGTH = 40, 200
# Why a mark no longer holds, most telling first.
LAPSED: Mapping[str, Text] = {
    "value": Text("数值已变", "the value has changed"),
    "suppressed": Text("是否遮盖已变", "it is hidden or shown now"),
    "qualifier": Text("约数已变", "how approximate it is has changed"),
    "target": Text("任务已变", "the target has changed"),
    "definition": Text("算法已变", "the definition has changed"),
}


@dataclass(frozen=True)
class Mark:
    """That somebody checked a figure: `by` as typed, unverified. `lapsed` names what differs since, none if it holds.

    `then` is the figure as it was checked, in words.
    """

    key: str
    by: str
    remark: str
    at: str
    then: Text
    lapsed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the figure still reads as it was checked."""
        return not self.lapsed


def journal_file() -> Path:
    """Where marks are kept."""
    return journal.folder() / "signed.jsonl"


def sign(evidence: Evidence, key: str, by: str, remark: str = "") -> Mark:
    """Mark a figure of the scope as checked; RefusedError for an unknown figure or no name."""
    reading = _reading(evidence, key)
    name = _name(by)
    note = typed(remark, REMARK_LENGTH, ("备注", "remark"))
    then = Text(_words(reading, "zh"), _words(reading, "en"))
    journal.add(
        journal_file(),
        {
            **_of(key, evidence.scope),
            **_state(reading),
            "unit": reading.metric.unit,
            "said_zh": then.zh,
            "said_en": then.en,
            "generation": evidence.generation,
            "by": name,
            "remark": note,
        },
    )
    return signed(evidence)[key]


def withdraw(evidence: Evidence, key: str, by: str, remark: str = "") -> None:
    """Take a mark back. The journal keeps both; RefusedError where there is none."""
    _reading(evidence, key)
    if key not in signed(evidence):
        raise RefusedError(f"{key} 没有核对标记", f"{key} is not marked as checked")
    note = typed(remark, REMARK_LENGTH, ("备注", "remark"))
    journal.add(journal_file(), {**_of(key, evidence.scope), "withdrawn": True, "by": _name(by), "remark": note})


def signed(evidence: Evidence) -> dict[str, Mark]:
    """The newest mark of each figure of the scope, by key, whether it still holds or has lapsed."""
    latest: dict[str, Mapping[str, Any]] = {}
    for entry in _entries(journal.read(journal_file()).entries, evidence.scope):
        latest[entry["key"]] = entry
    return {
        key: _mark(entry, evidence[key].now)
        for key, entry in latest.items()
        if not entry.get("withdrawn") and key in evidence.figures
    }


def holding(marks: Mapping[str, Mark]) -> int:
    """How many marks hold."""
    return sum(mark.holds for mark in marks.values())


def mark_json(mark: Mark) -> dict[str, object]:
    """A mark as plain data; `by` is what somebody typed."""
    return {
        "key": mark.key,
        "by": mark.by,
        "verified": False,
        "remark": mark.remark,
        "at": mark.at,
        "then_zh": mark.then.zh,
        "then_en": mark.then.en,
        "holds": mark.holds,
        "lapsed": list(mark.lapsed),
    }


def _entries(entries: Iterable[Mapping[str, Any]], scope: Scope) -> Iterable[Mapping[str, Any]]:
    wanted = {"year": scope.year, "cut_off": scope.cut_off.isoformat()}
    return (entry for entry in entries if all(entry.get(name) == value for name, value in wanted.items()))


def _of(key: str, scope: Scope) -> dict[str, Any]:
    return {"key": key, "year": scope.year, "cut_off": scope.cut_off.isoformat()}


def _state(reading: Reading) -> dict[str, Any]:
    """All that a mark vouches for; numbers as exact text."""
    return {
        "value": exact(reading.value),
        "qualifier": reading.qualifier,
        "suppressed": reading.suppressed,
        "target": exact(reading.target),
        "definition": fingerprint(reading.metric),
    }


def _mark(entry: Mapping[str, Any], reading: Reading) -> Mark:
    state = _state(reading)
    lapsed = tuple(name for name in LAPSED if entry.get(name) != state[name])
    then = Text(str(entry.get("said_zh", "")), str(entry.get("said_en", "")))
    by, remark, at = (str(entry.get(name, "")) for name in ("by", "remark", "at"))
    return Mark(str(entry["key"]), by, remark, at, then, lapsed)


def _reading(evidence: Evidence, key: str) -> Reading:
    if key not in evidence.figures:
        raise RefusedError(f"没有指标 {key}，见 docs/metrics.md", f"no figure is called {key}: see docs/metrics.md")
    return evidence[key].now


def _name(by: str) -> str:
    name = typed(by, NAME_LENGTH, ("姓名", "name"))
    if not name:
        raise RefusedError("请写明由谁核对", "say who checked it")
    return name


def _words(reading: Reading, language: Language) -> str:
    said = format_reading(reading, language)
    if reading.target is None:
        return said
    target = format_value(reading.target, reading.metric.unit, language)
    return f"{said}（任务{target}）" if language == "zh" else f"{said} (target {target})"
