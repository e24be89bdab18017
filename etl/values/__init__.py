"""Values: what one cell says, exactly or not at all."""
