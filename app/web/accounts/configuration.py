"""How Flask-Security keeps accounts: argon2id, long passwords, answers that tell nothing about who exists."""

from typing import Any

from flask import Flask

from app.config import Settings
from app.extensions import security
from app.storage.people import MINIMUM_PASSWORD
from app.web.accounts import signing_in

# Flask-Security's sentences in our words.
SENTENCES = {
    "INVALID_PASSWORD": "This is not the present password.",
    "PASSWORD_NOT_PROVIDED": "Enter the password.",
    "PASSWORD_IS_THE_SAME": "The new password is the old one. Choose another.",
    "PASSWORD_CHANGE": "Your password is changed. Elsewhere you have to sign in again.",
    "RETYPE_PASSWORD_MISMATCH": "The two passwords differ. Enter the same one twice.",
    "UNAUTHENTICATED": "Sign in to go on.",
    "EMAIL_NOT_PROVIDED": "Enter your email address.",
    "PASSWORD_REQUIRED": "Enter a password.",
    "INVALID_EMAIL_ADDRESS": "This does not look like an email address. One looks like name@school.org.",
}

# Hashing is the test suite's slowest part; the scheme stays the same, with its least work.
CHEAP = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}


def install(app: Flask) -> None:
    """Bind Flask-Security to an application, with our forms."""
    security.init_app(
        app,
        login_form=signing_in.SignInForm,
        change_password_form=signing_in.NewPasswordForm,
        verify_form=signing_in.PasswordAgainForm,
    )
    security.want_json(lambda _request: False)
    # Nobody is let in by a token in a header or an address: those end up in logs.
    security.login_manager.request_loader(lambda _request: None)
    signing_in.register(app)


def account_settings(settings: Settings) -> dict[str, Any]:
    """Give Flask-Security's settings."""
    return {
        "SECURITY_PASSWORD_SALT": settings.secret(),
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP if settings.testing else {},
        "SECURITY_PASSWORD_LENGTH_MIN": MINIMUM_PASSWORD,
        "SECURITY_URL_PREFIX": "/account",
        "SECURITY_POST_LOGIN_VIEW": "/account/start",
        "SECURITY_POST_LOGOUT_VIEW": "/",
        "SECURITY_POST_CHANGE_VIEW": "/account/start",
        "SECURITY_UNAUTHORIZED_VIEW": None,
        "SECURITY_REGISTERABLE": False,
        "SECURITY_CHANGEABLE": True,
        # A link must not sign anybody out.
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_TOTP_ISSUER": "Citewell",
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
        "SECURITY_LOGIN_WITHOUT_CONFIRMATION": True,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
        **{f"SECURITY_MSG_{name}": (sentence, "error") for name, sentence in SENTENCES.items()},
        "SECURITY_MSG_PASSWORD_CHANGE": (SENTENCES["PASSWORD_CHANGE"], "success"),
    }
