"""Documents made of readings: the year-end summary, the year's table of figures; and templates out of documents."""
