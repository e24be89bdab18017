"""Where counties end: outlines for the map of boundaries, read from GeoJSON, matched to counties and made small."""
