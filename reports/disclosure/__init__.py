"""The disclosure pack (公示): a period's gifts and uses as they are published, checked against the headline figures."""
