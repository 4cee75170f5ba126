"""Python-Markdown extensions, loaded by name from mkdocs.yml in either engine."""
