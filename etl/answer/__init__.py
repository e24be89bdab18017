"""Answers: every workbook with problems comes back as a copy in which the cells to correct are marked."""

from etl.answer.write import AnswerError, problems_by_file, write_answer, write_answers

__all__ = ["AnswerError", "problems_by_file", "write_answer", "write_answers"]
