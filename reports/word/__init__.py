"""Word files as Chinese offices make them: the paper form, fonts with fallbacks, links, tables, native charts."""
