"""The first sheet of an answer: every problem with its place, what was found, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.address import address
from etl.answer.findings import HEADERS, ListRow
from etl.answer.sheet import MAIN
from etl.answer.splice import attribute, text
from etl.files.origins import LIST_TITLE, NAME_WORDS, ORIGINAL_WORDS

WIDTHS = (6.0, 18.0, 10.0, 26.0, 46.0, 46.0, 8.0)
ADVICE = (
    "有颜色的单元格需要处理（红：这一行没有导入；黄：已导入，请核对），原因和改法见批注和下表。"
    "改好后保存，交回本文件即可：它会取代原文件。"
)
COPIED = "原文件的格式不能直接加注，这里是各表数值的副本；公式、图表和版式请以原文件为准。"
HEAD_ROW = 5
SHOWN_LINK = "单元格"


def opening_lines(name: str, chain: Sequence[str], copied: bool) -> list[tuple[str, str]]:
    """The lines above the list: a style's name and the words. Reading finds the original by them again."""
    advice = ADVICE + (COPIED if copied else "")
    return [("title", LIST_TITLE), ("note", advice), ("note", NAME_WORDS + name[:250]),
            ("note", ORIGINAL_WORDS + " ".join(chain))]  # fmt: skip


def link_to(sheet: str, cell: str) -> str:
    """Where the link of a problem leads: 'Sheet'!A1."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def list_sheet(
    lines: Sequence[tuple[str, str]], rows: Sequence[ListRow], sheets: Iterable[str], styles: Mapping[str, int],
    end: str,
) -> bytes:  # fmt: skip
    """The sheet's XML, with its strings in place. Only sheets that are there are linked to."""
    known = set(sheets)
    written = [_row(number, [(words, styles[style])]) for number, (style, words) in enumerate(lines)]
    written.append(_row(HEAD_ROW - 1, [(header, styles["head"]) for header in HEADERS]))
    links = []
    for number, row in enumerate(rows, start=HEAD_ROW):
        linked = row.sheet in known
        look = {2: styles["link"] if linked else styles["text"], 6: styles[row.severity]}
        cells = [(words, look.get(column, styles["text"])) for column, words in enumerate(row.values)]
        written.append(_row(number, cells))
        if linked:
            place = attribute(link_to(row.sheet, row.target))
            links.append(f'<hyperlink ref="{address(number, 2)}" location="{place}"/>')
    merged_rows = [*range(1, len(lines) + 1)]
    if end:
        merged_rows.append(HEAD_ROW + len(rows) + 1)
        written.append(_row(HEAD_ROW + len(rows), [(end, styles["note"])]))
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(WIDTHS, start=1))
    merged = "".join(f'<mergeCell ref="A{n}:G{n}"/>' for n in merged_rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}"><sheetPr>'
        '<tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" '
        f'tabSelected="1" workbookViewId="0"><pane ySplit="{HEAD_ROW}" topLeftCell="A{HEAD_ROW + 1}" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/>'
        f"<cols>{columns}</cols><sheetData>{''.join(written)}</sheetData>"
        f'<mergeCells count="{len(merged_rows)}">{merged}</mergeCells>'
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def row_height(values: Sequence[str]) -> float:
    """The height in points at which every word of a row shows."""
    lines = max(
        sum(max(1, -(-_signs(line) // int(WIDTHS[column] - 1))) for line in words.split("\n"))
        for column, words in enumerate(values)
    )
    return min(16.5 * lines, 400.0)


def opening_height(number: int) -> float:
    """The height of a line above the list."""
    return (26.0, 36.0, 18.0, 18.0)[number]


def _signs(line: str) -> int:
    return sum(2 if sign > "\u2e80" else 1 for sign in line)


def _row(number: int, cells: Sequence[tuple[str, int]]) -> str:
    wide = len(cells) == 1
    height = opening_height(min(number, 3)) if wide else row_height([words for words, _ in cells])
    inside = "".join(_cell(address(number, column), style, words) for column, (words, style) in enumerate(cells))
    return f'<row r="{number + 1}" ht="{height}" customHeight="1">{inside}</row>'


def _cell(place: str, style: int, words: str) -> str:
    if place.startswith("A") and words.isdecimal():
        return f'<c r="{place}" s="{style}"><v>{words}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text(words)}</t></is></c>'
