"""Workflows: one file for each thing a person does; load, decide, save."""
