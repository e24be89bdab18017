"""Tables in text files: .csv and .tsv in UTF-8, GB18030 or UTF-16, separated by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io

from etl.files.package import FileFaultError
from etl.problems import files as problem_files

_SAMPLE_LINES = 20


def decode(data: bytes) -> str:
    """The text of a file; raises FileFaultError when no known encoding fits."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
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
