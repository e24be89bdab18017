"""A request that can't be met, said in both languages: command lines print the whole line, pages their half of it."""

from __future__ import annotations

import unicodedata

# Control, format (bidirectional and zero-width too), surrogate, private, unassigned; line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class RefusedError(ValueError):
    """What stands in the way and what to do; `zh` and `en` each say it whole."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


def typed(text: str, longest: int, what: tuple[str, str]) -> str:
    """A name or remark that somebody typed, as one visible line; `what` names it when it is too long (zh, en)."""
    spaced = " ".join(text.split())
    line = "".join(sign for sign in spaced if unicodedata.category(sign) not in _UNSEEN).strip()
    if len(line) > longest:
        raise RefusedError(
            f"{what[0]}太长：{len(line)}字，最多{longest}字",
            f"the {what[1]} is too long: {len(line)} characters, at most {longest}",
        )
    return line


def unwritable(place: object, fault: OSError) -> RefusedError:
    """The line for a file or folder that can't be written. Windows denies what another program has open."""
    reason = fault.strerror or type(fault).__name__
    zh, en = "检查路径、权限和磁盘空间", "check path, permissions and disk space"
    if isinstance(fault, PermissionError):
        zh, en = f"关闭打开着它的程序（WPS、Word、Excel），再{zh}", f"close the program that has it open, then {en}"
    return RefusedError(f"不能写入 {place}（{reason}），请{zh}", f"can't write {place} ({reason}): {en}")


def unreadable(place: object, fault: OSError) -> RefusedError:
    """The line for a file or folder that can't be read."""
    reason = fault.strerror or type(fault).__name__
    return RefusedError(
        f"读不了 {place}（{reason}），请检查权限", f"can't read {place} ({reason}): check its permissions"
    )
