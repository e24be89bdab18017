"""The weekly digest of the counties: who needs attention, what changed, in one page."""
