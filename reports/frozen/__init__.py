"""Frozen sets (定稿): figures, their cells and the signed document, kept as they were and watched afterwards."""
