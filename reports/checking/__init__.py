"""A finished text held against the data: which figures agree, which differ, and what nothing explains."""
