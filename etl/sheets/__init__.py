"""Sheets: what kind each is, what its rows and columns are, what adds up."""
