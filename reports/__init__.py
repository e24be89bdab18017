"""Documents made of readings: the year's table of figures."""
