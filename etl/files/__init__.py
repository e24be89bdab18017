"""Files: what a workbook is made of, before anything is understood of it."""
