"""Grading: judging a response by its key, with the rule that matched and the source."""
