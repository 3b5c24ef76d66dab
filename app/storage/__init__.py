"""Storage: typed tables, their queries, and the unit of work."""
