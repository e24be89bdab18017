"""Tables in text files: .csv and .tsv in UTF-8, GB18030 or UTF-16, separated by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io

from etl.files.package import FileFaultError
from etl.problems import files as problem_files

_SAMPLE_LINES = 20
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
    """The rows of a table in text; every cell is text, blank ones are ''."""
    text = decode(data)
    csv.field_size_limit(max(len(text), 2**17))
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))]
    except csv.Error as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault


def _delimiter(text: str) -> str:
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def columns(delimiter: str) -> int:
        widths = sorted(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
        return widths[len(widths) // 2] if widths else 0

    return max(",\t;", key=columns)
