"""Documents as text for a terminal, as Markdown, as JSON, and as the files other programs read."""
