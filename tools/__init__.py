"""Programs for those who make the site: draw, measure, serve, check. No build needs them."""
