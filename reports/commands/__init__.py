"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them.

A command's module is imported when the command is asked for: `check` needs no slides, and `--help` none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reports.commands.command import Command


class Listed(NamedTuple):
    """A command as `--help` lists it: its name, its line in both languages, the module and the name it has there."""

    name: str
    help: str
    module: str
    attribute: str = "COMMAND"

    def command(self) -> Command:
        """The command itself."""
        found: Command = getattr(import_module(f"{__name__}.{self.module}"), self.attribute)
        return found


COMMANDS = (
    Listed("summary", "年终总结 / the year-end summary (.docx, .md)", "summary"),
    Listed("figures", "全年指标表 / the year's table of figures (.md)", "figures"),
    Listed("workbook", "年度统计表 / the year's figures as a workbook (.xlsx)", "workbook"),
    Listed("slides", "汇报幻灯片 / slides for the meeting (.pptx)", "slides"),
    Listed("disclosure", "捐赠收支公示 / the disclosure of donations (folder or .xlsx)", "disclosure"),
    Listed("digest", "县区工作周报，一页 / the counties' week on one page (.docx)", "digest"),
    Listed("learn", "由往年成稿提出模板 / a template out of a finished document", "learn"),
    Listed("check", "核对文稿里的数 / check the figures of a finished text", "check"),
    Listed("sign", "标记一个数字已核对 / mark a figure as checked", "sign", "SIGN"),
    Listed("signed", "哪些数字已核对 / which figures are checked", "sign", "SIGNED"),
    Listed("freeze", "定稿：把数字、来历和文档原样保存 / keep figures and document as they are", "freeze", "FREEZE"),
    Listed("frozen", "有哪些定稿，打开一份，核验 / list, open, verify", "freeze", "FROZEN"),
    Listed("changes", "定稿之后哪些数字变了 / what has moved since", "freeze", "CHANGES"),
)
