"""Interchange: one file for each format that questions and results travel in."""
