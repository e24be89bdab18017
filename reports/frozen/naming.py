"""What a frozen set may be called: a name that is a safe folder on every system and can't pretend to be another."""

from __future__ import annotations

import unicodedata

from metrics.refusal import RefusedError

LONGEST = 40
# Beside letters and digits of any script. Nothing here means anything to a file system.
_ALLOWED = frozenset(" -_.·、（）()〔〕")


def checked(name: str) -> str:
    """The name in its one spelling; RefusedError says which sign doesn't do, or that it is too long."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name:
        raise RefusedError("定稿要有名称", "a frozen set needs a name")
    if len(name) > LONGEST:
        raise RefusedError(
            f"定稿名称太长：{len(name)}字，最多{LONGEST}字",
            f"the name is too long: {len(name)} characters, at most {LONGEST}",
        )
    for sign in name:
        if not (sign.isalnum() or sign in _ALLOWED):
            shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            raise RefusedError(
                f"定稿名称中不能有“{shown}”，只用文字、数字、空格和 - _ . · 、（）",
                f"a name can't hold {shown!r}: use letters, digits, spaces and - _ . · ()",
            )
    if name.endswith(".") or ".." in name:
        raise RefusedError("定稿名称不能以“.”结尾，也不能有“..”", "a name can't end in '.' or hold '..'")
    return name


def folded(name: str) -> str:
    """Names that a person or a file system may take for one another are the same: full width, upper case."""
    return unicodedata.normalize("NFKC", name).casefold()


def folder_of(number: int, name: str) -> str:
    """The folder of a set. The number in front keeps it apart from names that Windows reserves (CON, NUL)."""
    return f"{number:04d}-{name}"
