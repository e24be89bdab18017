"""Figures in somebody's prose: what a text states in numbers, and what only looks like a number."""
