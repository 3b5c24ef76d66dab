"""Pages of accounts: the one-time link that opens one."""

from app.web.accounts.blueprint import blueprint

__all__ = ["blueprint"]
