"""All faulty workbooks: one, or a folder of them, for each problem class and each rule, named by its fault."""

from __future__ import annotations

from etl.problems import catalog, reference
from etl.statements import rules
from tests.etl import faulty_files, faulty_sheets, faulty_tables
from tests.etl.faults import ACROSS_LISTS, CHECKS, GUARDS, INVARIANTS
from tests.etl.faulty_books import MAKERS
from tests.etl.faulty_corrections import FOLDERS

__all__ = [
    "FOLDERS",
    "GUARDS",
    "MAKERS",
    "codes_of_problems",
    "codes_with_a_workbook",
    "faulty_files",
    "faulty_sheets",
    "faulty_tables",
]


def codes_of_problems() -> set[str]:
    """Whatever a workbook's problem may be: its classes, the checks over rows, and the invariants.

    No workbook shows those of the reference data: tests/etl/outlines has them.
    """
    ours = {one.code for one in catalog() if one.__module__.startswith("etl.") and one.__module__ != reference.__name__}
    return ours | {rule.code for folder in ("checks", "invariants") for rule in rules(folder)}


def codes_with_a_workbook() -> set[str]:
    """The problems that a workbook made here shows."""
    return {*MAKERS, *FOLDERS, *CHECKS, *INVARIANTS, *ACROSS_LISTS}
