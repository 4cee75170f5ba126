"""Measure what the site costs: bytes, milliseconds, memory. Figures, not tests: they depend on the machine."""
