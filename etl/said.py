"""A line said to people in both languages at once: a terminal prints it whole, a page takes its own language."""

from __future__ import annotations


class Said(str):
    """`zh / en` as text, with both parts at hand."""

    __slots__ = ("en", "zh")
    zh: str
    en: str

    def __new__(cls, zh: str, en: str) -> Said:
        """Both languages in one line."""
        said = super().__new__(cls, f"{zh} / {en}")
        said.zh, said.en = zh, en
        return said
