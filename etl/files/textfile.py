"""Tables in text files: .csv and .tsv in UTF-8, GB18030 or UTF-16, separated by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from etl.files.package import CELL_LIMIT, FileFaultError
from etl.problems import files as problem_files

_SAMPLE_LINES, _SAMPLE = 20, 2**20
# More rows than a worksheet has; cells and lines longer than any hand wrote.
_MOST_ROWS, _LONGEST_CELL, _MOST_CELLS_A_LINE = 2**20, 2**24, 2**20
_LINE_END = re.compile(r"\r\n?|\n")
_LOOKED_AT = 4096
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def is_text(data: bytes) -> bool:
    """Whether a file's first bytes are those of a text."""
    return data.startswith(_MARKS) or b"\0" not in data[:_LOOKED_AT] or bool(_unmarked_utf16(data))


def _unmarked_utf16(data: bytes) -> str:
    """The encoding of a UTF-16 text that doesn't say so: the upper bytes of its signs and line ends are all zero."""
    head = data[: len(data[:_LOOKED_AT]) // 2 * 2]
    encoding = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    text = head.decode(encoding, errors="replace")
    is_plain = len(data) % 2 == 0 and all(c.isprintable() or c in "\r\n\t" for c in text[:-1])
    return encoding if is_plain and b"\0" in head else ""


def decode(data: bytes) -> str:
    """The text of a file; raises FileFaultError when no known encoding fits."""
    unmarked = _unmarked_utf16(data)
    encodings = ["utf-16"] if data[:2] in _MARKS else [unmarked] if unmarked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileFaultError(problem_files.UnknownEncoding)


def rows(data: bytes) -> list[list[object]]:
    """The rows of a table in text; every cell is text, blank ones are ''. Raises FileFaultError beyond the limits."""
    text = decode(data)
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(text[:_SAMPLE])
    found: list[list[object]] = []
    width = 1
    try:
        for row in csv.reader(_lines(text, delimiter), delimiter=delimiter):
            found.append(list(row))
            width = max(width, len(row))
            if len(found) > _MOST_ROWS or len(found) * width > CELL_LIMIT:
                raise _too_large(f"{len(found):,} × {width:,}")
    except csv.Error as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault
    return found


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """The lines, one after the other: a hundred million of them in a list would fill the memory alone."""
    at = 0
    while at < len(text):
        end = _LINE_END.search(text, at)
        line = text[at : end.end() if end else len(text)]
        if line.count(delimiter) > _MOST_CELLS_A_LINE:
            raise _too_large(f"1 × {line.count(delimiter):,}")
        yield line
        at += len(line)


def _too_large(cells: str) -> FileFaultError:
    return FileFaultError(problem_files.TooLarge, what_zh=f"一张表 {cells} 格", what_en=f"a sheet of {cells} cells")


def _delimiter(text: str) -> str:
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def columns(delimiter: str) -> int:
        try:
            widths = sorted(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
        except csv.Error:  # a cell beyond every limit, which reading the rows will say
            return 0
        return widths[len(widths) // 2] if widths else 0

    return max(",\t;", key=columns)
