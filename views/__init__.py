"""How it looks: session, language, cards, charts, filters, provenance, theme."""
