"""Problems between a file and the corrections that came back for it."""

from __future__ import annotations

from etl.problems import ProblemClass


class Superseded(ProblemClass):
    """A correction of the file is loaded in its place."""

    code, severity = "superseded", "warn"
    title_zh, title_en = "已由更正件取代", "Replaced by a correction"
    message_zh = "更正件“{others}”已取代本文件，本文件的行不再导入。"
    message_en = "The correction {others} takes the place of this file; the rows of this file aren't loaded."
    repair_zh = "无需处理；本文件可以从导入文件夹移走。如要以本文件为准，请移走更正件。"
    repair_en = "Nothing to do; the file may be moved away. If this one is meant, move the correction away."


class UncorrectedAnswer(ProblemClass):
    """The answer to a file as it was written, put back with nothing corrected in it."""

    code, severity = "uncorrected_answer", "warn"
    title_zh, title_en = "更正件尚未更正", "Nothing corrected yet"
    message_zh = "本文件是退回的更正件，还没有改动，没有导入；以“{others}”为准。"
    message_en = "This file is an answer in which nothing was corrected; it isn't loaded, {others} stands."
    repair_zh, repair_en = "请改好标出的单元格后保存。", "Correct the marked cells and save it."


class CompetingCorrections(ProblemClass):
    """Two different corrections were made from the same file."""

    code = "competing_corrections"
    title_zh, title_en = "更正件不止一份", "More than one correction"
    message_zh = "本文件与“{others}”是同一个文件的不同更正件，不能确定以哪一份为准，都没有导入。"
    message_en = "This file and {others} are different corrections of one file; neither is loaded."
    repair_zh = "请核对后只留一份更正件，把其余的移出导入文件夹。"
    repair_en = "Compare them, keep one correction, and move the others out of the folder."
