"""Rows: which row of a sheet is what, and its data as typed columns."""
