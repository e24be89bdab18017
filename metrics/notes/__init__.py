"""What people say about figures: dated notes with an author, kept beside the warehouse, never changed or deleted."""
