"""Everything of this site that is Python: extensions, checks, publishing, commands."""
