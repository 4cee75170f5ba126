"""What is written beside the pages, for programs and for readers of other forms."""
