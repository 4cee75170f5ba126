"""Programs for the people who build the site: draw screens, measure, serve, check. No build needs them."""
