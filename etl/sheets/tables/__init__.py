"""Tables: one or several on a sheet, below or beside one another."""
