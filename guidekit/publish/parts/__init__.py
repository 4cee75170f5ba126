"""What the publish step puts into a page: each file one thing."""
