"""What a number means: definitions, and the one way to measure and trace them."""
