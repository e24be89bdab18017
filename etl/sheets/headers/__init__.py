"""Headers and titles: where a table's header is, what its words say, and what stands above it."""
