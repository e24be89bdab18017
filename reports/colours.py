"""The colours of documents, one meaning each: those that the pages have in light. A test holds the two together."""

from __future__ import annotations

SOFT = "#eef1f5"  # grounds: heads of tables, empty tracks
LINE = "#d5dbe2"  # grid and rules
MUTED = "#51606f"  # secondary text, the pace (序时进度)
INK = "#14212e"  # text, the target
DONE = "#1d5a96"  # what was done this year; cash
LAST = "#8b99a7"  # the same period last year
SECOND = "#b884ab"  # the second kind of two: goods beside cash
BEHIND = "#b34a00"  # unlikely to reach the target
WATCH = "#80661a"  # neither likely nor unlikely to
REACHED = "#0f6b5c"  # target reached
ON_FILL = "#ffffff"  # text upon a filled shape; paper

FONT_ZH = "微软雅黑"
FONT_EN = "Arial"
