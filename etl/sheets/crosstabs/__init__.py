"""Crosstabs: recognised by their headers, and taken apart into rows."""
