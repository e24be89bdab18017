"""Totals: those that a sheet states, and figures that have been added up since January."""
