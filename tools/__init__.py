"""Set-up, run and check from a bare Python 3.11: standard library only, because nothing is installed yet."""
