"""Measure the search: how often it finds the right guide, and what it costs."""
