"""The proof of every figure: numbered as the text goes, with definition, basis, cut-off, rows, cells."""

from __future__ import annotations

from reports.summary import proof, source_words
from reports.summary.cells import ranges


def test_addresses_are_shortened_to_ranges_and_none_is_lost():
    assert ranges(["B4", "B5", "B6", "B9", "C10", "B7"]) == ["B4:B6", "B9", "C10", "B7"]
    assert ranges(["AA9", "AA10", "A1", "A1"]) == ["AA9:AA10", "A1"]
    assert ranges(["odd\x07 place"]) == ["odd place"]


def test_entries_follow_the_text(fill):
    entries = fill("{{ rescue_missions }}{{ training_sessions.completion }}", "{{ rescue_missions }}").entries
    assert [(one.number, one.key) for one in entries] == [(1, "rescue_missions"), (2, "training_sessions")]


def test_an_entry_says_all_about_its_figure(fill):
    summary = fill("{{ covid_donations_cash }}")
    (entry,) = summary.entries
    assert entry.name == "疫情捐款"
    assert "不含：活动结束之后的捐赠" in entry.definition
    assert entry.until == "2020年10月13日"
    assert entry.rows == "4,300"
    assert "到活动结束为止" in entry.basis
    assert "精确值20208613.52元，取整到1万元" in entry.basis
    (source,) = entry.sources
    assert (source.file, source.sheet, source.count) == ("2020/南宁市红十字会捐赠台账.xlsx", "捐赠收入台账", 4300)
    assert source_words.lines(summary.desk, entry)[0].endswith("…，共4300格")


def test_every_cell_of_the_trace_is_in_some_range(fill, evidence):
    summary = fill("{{ training_sessions }}")
    (entry,) = summary.entries
    assert sum(source.count for source in entry.sources) == 446
    cells = {(cell.file, cell.sheet) for cell in evidence.trace("training_sessions").cells}
    assert {(source.file, source.sheet) for source in entry.sources} == cells


def test_counties_only_states_and_ratios_say_so(fill):
    entries = fill("{{ training_sessions }}{{ counties_reform_plan_issued }}{{ receipts_share }}").entries
    assert "各县区合计，不含市本级" in entries[0].basis
    assert "截止日的最新状态" in entries[1].basis
    assert any("÷" in text for text in entries[2].basis)
    assert entries[2].rows == ""


def test_a_missing_figure_has_an_entry_too(fill, doctored):
    (entry,) = fill("{{ counties_supervisory_board }}").entries
    assert entry.sources == ()
    assert entry.without_source == "已填报，无符合的行"


def test_workbooks_are_listed_once_with_all_their_cells(fill):
    summary = fill("{{ training_sessions }}{{ training_people }}")
    books = proof.books(summary.entries)
    assert len(books) == len({source.file for entry in summary.entries for source in entry.sources})
    assert sum(cells for _, cells in books.values()) == 446 * 2


def test_it_says_what_was_loaded_when_and_by_whom(fill, doctored):
    found = doctored()
    found.loaded_by = "王○○"
    said = source_words.loaded(fill("甲", found=found).desk)
    assert "导入人：王○○" in said
    assert found.generation in said
    found = doctored()
    found.loaded_by = ""
    assert "未记录导入人" in source_words.loaded(fill("甲", found=found).desk)
