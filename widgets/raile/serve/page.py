"""What all pages share: identity, headers, look, and plain words when it fails."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from tornado.web import HTTPError, RequestHandler

from raile.load import Content
from raile.load.markdown import html, inline_html
from raile.serve import headers
from raile.serve.files import files
from raile.serve.identity import Cookies
from raile.serve.log import log
from raile.serve.room import Room
from raile.store import StoreError

TEMPLATES = Path(__file__).parent / "templates"

_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Both escape whatever HTML stands in the text.
    environment.filters["markdown"] = lambda text: Markup(html(text))  # noqa: S704
    environment.filters["inline"] = lambda text: Markup(  # noqa: S704
        inline_html(text)
    )
    return environment


def render(template: str, content: Content, **values: Any) -> str:
    """Return a page in the content's language."""
    return (
        _templates()
        .get_template(template)
        .render(
            content=content,
            workshop=content.workshop,
            page=content.words("page").say,
            file=files().address,
            files=files().folder,
            **values,
        )
    )


class Guarded(RequestHandler):
    """Mixed into every handler, Voilà's and Jupyter's as well."""

    @property
    def room(self) -> Room:
        """The workshop that is open."""
        room = self.settings["raile_room"]
        assert isinstance(room, Room)  # noqa: S101 - tells mypy
        return room

    @property
    def cookies_of_ours(self) -> Cookies:
        """What the visitor's cookies say."""
        return Cookies(self, self.room.settings)

    @property
    def content(self) -> Content:
        """The content in the visitor's language."""
        return self.room.content(self.cookies_of_ours.language(self.room.languages))

    def set_default_headers(self) -> None:
        """Say what every answer says."""
        self.clear_header("Server")
        for name, value in headers.common(self.request).items():
            self.set_header(name, value)

    def check_xsrf_cookie(self) -> None:
        """Refuse a change that another host's page asks for.

        The cookies are SameSite=Lax, which keeps most of them away already.
        """
        if self.request.method not in _CHANGING:
            return
        if not headers.same_origin(self.request, self.room.settings.public_address):
            raise HTTPError(403)

    def write_error(self, status_code: int, **why: Any) -> None:
        """Say in plain words what is wrong, and the way home."""
        reason = None
        if isinstance(why.get("exc_info", (None, None))[1], StoreError):
            status_code, reason = 503, "store"
            self.set_status(status_code)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.error_page(status_code, reason))

    def error_page(self, status: int, reason: str | None = None) -> str:
        """Return a page that tells what is wrong."""
        key = reason or (str(status) if status in {403, 404, 429} else "other")
        return render("error.html", self.content, key=key, status=status)

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """Log a fault of ours, without what the visitor sent."""
        if isinstance(value, HTTPError):
            if value.status_code >= 500:
                log.error("%s %s", value.status_code, self.request.path)
            return
        if isinstance(value, StoreError):
            log.error("The database failed: %s", value)
            return
        log.error("A fault on %s", self.request.path, exc_info=(kind, value, trace))


class Page(Guarded):
    """A page without a kernel."""

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page; it is never kept by a cache."""
        self.set_header("Cache-Control", "no-store")
        self.finish(render(template, self.content, **values))

    async def participant(self) -> str:
        """Return the visitor's code name; give one to whoever has none."""
        cookies = self.cookies_of_ours
        code = cookies.code
        if code is None:
            cookies.code = code = await self.room.new_code()
        return code


class NotFound(Page):
    """Whatever is not served."""

    def prepare(self) -> None:
        """Say that it is not here."""
        raise HTTPError(404)
