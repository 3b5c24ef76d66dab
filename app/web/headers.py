"""Headers that every response carries: what the page may load, and who may keep a copy."""

from flask import Flask, Response, request

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(DIRECTIVES)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HALF_A_YEAR = 60 * 60 * 24 * 183


def register(app: Flask) -> None:
    """Set the headers on every response of an application."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if app.config["SESSION_COOKIE_SECURE"]:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={HALF_A_YEAR * 2}; includeSubDomains")
        _say_who_may_keep(response)
        if request.endpoint == "security.logout":
            # What waits in this browser is of whoever signs out; the next one at a shared computer finds nothing of it.
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


def _say_who_may_keep(response: Response) -> None:
    if request.endpoint == "static" and request.args.get("v"):
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = HALF_A_YEAR
        response.cache_control.immutable = True
    elif request.endpoint != "static":
        # Pages differ by who asks, and what a quiz shows differs by when; no copy may outlive that.
        response.cache_control.no_store = True
