"""Kinds: what a sheet is taken for, which column is what, how sure that is, and what is asked about it."""
