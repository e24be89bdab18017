"""The comments of one sheet: ours beside those that stand there, in the part that keeps their texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.address import address, parse
from etl.answer.findings import MARK, Cell
from etl.answer.sheet import MAIN
from etl.answer.splice import Edits, Element, NotEditableError, elements, prefix_of, text

AUTHOR = "明账"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}"><authors></authors>'
    "<commentList></commentList></comments>"
).encode()
# Where our words were added to somebody's own comment: a run that begins with our mark.
_OUR_RUN = re.compile(
    rb"<(?:\w+:)?r>\s*(?:<(?:\w+:)?rPr>(?:(?!</(?:\w+:)?rPr>).)*</(?:\w+:)?rPr>)?\s*<(?:\w+:)?t[^>]*>\s*"
    + MARK.encode() + rb"[^<]*</(?:\w+:)?t>\s*</(?:\w+:)?r>", re.DOTALL,
)  # fmt: skip
# The same where another program has made one text of the runs.
_OUR_LINES = re.compile(
    r"(?:\r?\n|&#10;)?【明账】(?:(?:\r?\n|&#10;)(?:阻止|退回|提示|处理|另有)[^\n<&]*(?:&(?!#10;)[^\n<&]*)*)*".encode()
)


def with_comments(data: bytes | None, words: Mapping[Cell, str]) -> tuple[bytes, set[Cell], set[Cell]]:
    """The comments part with our words; then the cells whose comments are gone, and all that have one now.

    Our own comments of an earlier answer go. A cell that has somebody's comment keeps it, with our words behind.
    """
    data = _EMPTY if data is None else _without_our_runs(data)
    found = elements(data)
    prefix = prefix_of(found[0].tag)
    authors = _children(found, prefix, "authors", "author")
    theirs = {one.start: number for number, one in enumerate(authors)}
    ours = {str(theirs[one.start]) for one in authors if data[one.inner : one.close].decode().strip() == AUTHOR}
    edits, gone, left = Edits(), set[Cell](), set[Cell]()
    for one in _children(found, prefix, "commentList", "comment"):
        cell = parse(one.attributes.get("ref", ""))
        if one.attributes.get("authorId") in ours:
            edits.replace(one.start, one.end, b"")
            gone.add(cell)
            continue
        left.add(cell)
        if cell in words:
            _append(edits, data, found, one, prefix, "\n" + words[cell])
    new = {cell: said for cell, said in words.items() if cell not in left}
    number = min(ours, key=int) if ours else str(len(authors))
    if not ours:
        _into(edits, data, found, prefix, "authors", f"<{prefix}author>{AUTHOR}</{prefix}author>")
    _into(edits, data, found, prefix, "commentList", "".join(
        f'<{prefix}comment ref="{address(*cell)}" authorId="{number}"><{prefix}text>{_run(prefix, said)}'
        f"</{prefix}text></{prefix}comment>"
        for cell, said in sorted(new.items())
    ))  # fmt: skip
    return edits.apply(data), gone, left | set(new)


def _without_our_runs(data: bytes) -> bytes:
    return _OUR_LINES.sub(b"", _OUR_RUN.sub(b"", data)) if MARK.encode() in data else data


def _run(prefix: str, words: str) -> str:
    inner = '<@sz val="9"/><@color indexed="81"/><@rFont val="微软雅黑"/><@family val="2"/>'
    return (
        f'<@r><@rPr>{inner}</@rPr><@t xml:space="preserve">'.replace("@", prefix)
        + f"{text(words)}</{prefix}t></{prefix}r>"
    )


def _append(
    edits: Edits, data: bytes, found: list[Element], comment: Element, prefix: str, words: str
) -> None:  # fmt: skip
    """Our words behind what somebody wrote, before what a phonetic guide adds."""
    inside = [one for one in found if comment.start < one.start < comment.close]
    body = next((one for one in inside if one.tag == f"{prefix}text"), None)
    if body is None or body.empty:
        raise NotEditableError("a comment without text")
    phonetic = [one.start for one in inside if one.tag in {f"{prefix}rPh", f"{prefix}phoneticPr"}]
    edits.insert(min([*phonetic, body.close]), _run(prefix, words).encode())


def _into(edits: Edits, data: bytes, found: list[Element], prefix: str, group: str, new: str) -> None:
    parent = _parent(found, prefix, group)
    if parent.empty:
        opening = data[parent.start : parent.inner - 2].rstrip() + b">"
        edits.replace(parent.start, parent.end, opening + new.encode() + f"</{parent.tag}>".encode())
    else:
        edits.insert(parent.close, new.encode())


def _children(found: list[Element], prefix: str, group: str, tag: str) -> list[Element]:
    parent = _parent(found, prefix, group)
    return [one for one in found if one.tag == prefix + tag and parent.start < one.start < parent.end]


def _parent(found: list[Element], prefix: str, group: str) -> Element:
    parent = next((one for one in found if one.depth == 1 and one.tag == prefix + group), None)
    if parent is None:
        raise NotEditableError(f"comments without {group}")
    return parent
