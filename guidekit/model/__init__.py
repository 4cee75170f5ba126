"""What the project knows: pages, Windows versions, codes, settings, screens, sources, addresses."""
