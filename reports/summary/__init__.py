"""The year-end summary: prose from a Word template, every figure live and proved, those that need a look listed."""
