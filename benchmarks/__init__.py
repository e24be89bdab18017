"""How fast and how big, measured on the machine that asks: `make bench`. Nothing here is a test with a clock."""
