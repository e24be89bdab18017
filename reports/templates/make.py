"""`python -m reports.templates.make` writes summary.zh.docx and summary.en.docx from the prose beside them.

A line of prose is a paragraph: `#` title, `##` and `###` levels, `+` annexes, `>` sender, `>>` date, else body.
"""

from __future__ import annotations

from pathlib import Path

from metrics.metric import Language
from reports.word import form
from reports.word.blank import blank, saved
from reports.word.xml import element, run_in

FOLDER = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")
# The longest mark comes first.
_STYLES = (
    ("### ", "Heading2"),
    ("## ", "Heading1"),
    ("# ", "Title"),
    ("++ ", "MzAttachments"),
    ("+ ", "MzAttachments"),
    (">> ", "MzDate"),
    ("> ", "MzSender"),
    ("", "BodyText"),
)


def template(language: Language) -> bytes:
    """The Word file of a language, the same bytes for the same prose."""
    prose = (FOLDER / f"summary.{language}.txt").read_text(encoding="utf-8")
    document = blank(headings_bold=language == "en")
    body = document.element.body
    for line in filter(None, prose.splitlines()):
        mark, style = next((mark, style) for mark, style in _STYLES if line.startswith(mark))
        properties = element("w:pPr", element("w:pStyle", val=style))
        if mark == "++ ":
            # Further annexes stand below the first one's number, not below its label.
            properties.append(element("w:ind", leftChars=500, left=1600, hangingChars=0, hanging=0, firstLine=0))
        elif mark in ("+ ", "> "):
            before = form.LINE_PITCH * (2 if mark == "> " else 1)
            properties.append(element("w:spacing", before=before, line=form.LINE_PITCH, lineRule="exact"))
        body.insert(len(body) - 1, element("w:p", properties, run_in(line.removeprefix(mark))))
    return saved(document)


def main() -> None:
    """Write both files."""
    for language in LANGUAGES:
        (FOLDER / f"summary.{language}.docx").write_bytes(template(language))


if __name__ == "__main__":
    main()
