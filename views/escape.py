"""Text from spreadsheets on its way to the screen: shown as it stands, never obeyed as markup.

A donor's name may hold stars, tildes, a dollar sign, an icon name or a tag. Each way to the screen has one door here.
"""

from __future__ import annotations

import html as _html
import re

from metrics.plaintext import plain, spreadsheet

__all__ = ["WORD_JOINER", "html", "markdown", "plain", "plotly", "spreadsheet"]

# Joins nothing and shows nothing; it keeps readers of markup from seeing a pattern across it.
WORD_JOINER = "\u2060"

_MARKDOWN_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>&=^])")


def html(text: object) -> str:
    """Text for an HTML element or a double-quoted attribute."""
    return _html.escape(plain(text), quote=True)


def markdown(text: object) -> str:
    """Text for a Streamlit label, caption or Markdown body.

    Icons (:material/x:), emoji, colours (:red[x]), bare links and addresses are recognised after backslashes are
    resolved, so the colon, the at sign and `www` are also kept apart by a word joiner.
    """
    escaped = _MARKDOWN_PUNCTUATION.sub(r"\\\1", plain(text))
    escaped = re.sub(r"([:@])", rf"\\\1{WORD_JOINER}", escaped)
    return re.sub(r"(?i)(www)(?=\\\.)", rf"\1{WORD_JOINER}", escaped)


def plotly(text: object) -> str:
    """Text for a Plotly label, legend, annotation or hover template: no tag, link, formula or placeholder works."""
    escaped = _html.escape(plain(text), quote=False)
    return escaped.replace("%{", f"%{WORD_JOINER}{{").replace("$", f"{WORD_JOINER}${WORD_JOINER}")
