"""Addresses for ever: the lock that remembers them, what is lost, and how to mend it."""
