"""The templates of the year-end summary: prose as text, and the Word files that are made from it."""
