"""Pages of a live session: the host's for the wall, and that of those who take part."""
