"""Makes the sample workbooks: what a city office and its counties would send in a year, all of it invented.

The totals of the published 2020 summary are given; every split of them, and the whole of 2019, is drawn at random
from a fixed seed, so that the same files come out every time.
"""
