"""Score reports."""
