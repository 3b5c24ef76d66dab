"""Accounts: the one-time link to the first one, and the pages that Flask-Security brings."""
