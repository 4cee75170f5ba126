"""Measure bytes, milliseconds, memory. Figures, not tests: they depend on the machine."""
