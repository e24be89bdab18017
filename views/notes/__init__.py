"""Notes on figures as pages show and take them: on charts, in a drawer below each, all with their history."""
