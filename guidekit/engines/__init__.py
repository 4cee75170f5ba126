"""The engines that turn Markdown into pages, as black boxes: MkDocs, and Zensical beside it."""
