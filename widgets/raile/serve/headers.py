"""What every answer of the server says about itself."""

from __future__ import annotations

import re

from tornado.httputil import HTTPHeaders, HTTPServerRequest

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?|\[[0-9A-Fa-f:]+\](:[0-9]+)?")
_OURS = "x-raile-"


def policy(request: HTTPServerRequest) -> str:
    """Return the content security policy: this machine only, no inline script."""
    sockets = ""
    if _HOST.fullmatch(request.host):
        # Some browsers do not count websockets to the same host as 'self'.
        sockets = f" ws://{request.host} wss://{request.host}"
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' blob:",  # anywidget imports modules from blobs
            "style-src 'self' 'unsafe-inline'",  # JupyterLab's code adds style tags
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def common(request: HTTPServerRequest) -> dict[str, str]:
    """Return the headers of every answer."""
    return {
        "Content-Security-Policy": policy(request),
        "X-Content-Type-Options": "nosniff",
        # Nothing is told to other hosts. With 'no-referrer', browsers would not say
        # where a form of our own comes from, and it could not be told from another's.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


def introduce(
    headers: HTTPHeaders, *, participant: str, trainer: bool, language: str
) -> None:
    """Tell the kernel whom it serves, whatever the client said about that.

    Voilà puts these headers into the environment of the kernel that it starts.
    """
    for name in list(headers):
        if name.lower().replace("_", "-").startswith(_OURS):
            del headers[name]
    headers["X-Raile-Participant"] = participant
    headers["X-Raile-Trainer"] = "1" if trainer else "0"
    headers["X-Raile-Language"] = language


def introduction(*, participant: str, trainer: bool, language: str) -> dict[str, str]:
    """Return the variables by which a kernel knows whom it serves."""
    headers = HTTPHeaders()
    introduce(headers, participant=participant, trainer=trainer, language=language)
    return {
        f"HTTP_{name.upper().replace('-', '_')}": value
        for name, value in headers.get_all()
    }


INTRODUCTION = ["X-Raile-Participant", "X-Raile-Trainer", "X-Raile-Language"]


def same_origin(request: HTTPServerRequest, public_address: str | None) -> bool:
    """Return whether a request was made by one of our own pages.

    Browsers send the origin with every form and script request that changes
    something; a page of another host cannot forge it.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    own = {f"http://{request.host}", f"https://{request.host}", public_address}
    return origin.lower() in {one.lower() for one in own if one}
