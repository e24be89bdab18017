"""Pace: targets, what should be done by now, and how likely the rest is."""
