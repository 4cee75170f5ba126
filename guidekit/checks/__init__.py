"""The rules of this site: each takes pages and yields findings."""
