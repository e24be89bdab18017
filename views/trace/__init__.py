"""From a figure on the screen to its cells, and back."""
