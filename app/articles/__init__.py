"""Articles: the raw text, its cleaned renditions, and passages with their place in both."""
