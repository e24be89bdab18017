"""定稿 and 核对: frozen sets with what has moved since, and the sign-off of figures."""
