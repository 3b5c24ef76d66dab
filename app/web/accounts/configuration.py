"""How Flask-Security keeps accounts: argon2id, long passwords, answers that tell nothing about who exists."""

from typing import Any

from app.config import Settings
from app.storage.people import MINIMUM_PASSWORD


def account_settings(settings: Settings) -> dict[str, Any]:
    """Give Flask-Security's settings."""
    return {
        "SECURITY_PASSWORD_SALT": settings.secret(),
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        # Hashing is the test suite's slowest part; the scheme stays the same, with its least work.
        "SECURITY_PASSWORD_HASH_OPTIONS": {"argon2__rounds": 1, "argon2__memory_cost": 8} if settings.testing else {},
        "SECURITY_PASSWORD_LENGTH_MIN": MINIMUM_PASSWORD,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_URL_PREFIX": "/account",
        "SECURITY_POST_LOGIN_VIEW": "/teaching",
        "SECURITY_POST_LOGOUT_VIEW": "/",
        "SECURITY_UNAUTHORIZED_VIEW": None,
        "SECURITY_REGISTERABLE": False,
        "SECURITY_CHANGEABLE": True,
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_TOTP_ISSUER": "Citewell",
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
        "SECURITY_LOGIN_WITHOUT_CONFIRMATION": True,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    }
