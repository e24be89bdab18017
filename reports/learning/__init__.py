"""A template out of a finished document: each of its figures bound to a metric, for a person to confirm."""
