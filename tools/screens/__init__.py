"""Draw pictures of Windows screens from short descriptions in data/screens/."""
