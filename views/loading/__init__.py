"""What has been loaded, and loading more."""
