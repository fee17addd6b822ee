"""The start page and what its forms do."""

from __future__ import annotations

from babel.lists import format_list
from tornado.web import HTTPError

from raile import codename
from raile.load import Content
from raile.report.mine import chosen_last, progress
from raile.report.path import path
from raile.serve.log import log
from raile.serve.page import Page
from raile.store import StoreError


class Start(Page):
    """``/``."""

    async def get(self) -> None:
        """Show the modules and how far the visitor is."""
        await self.start_page()

    async def start_page(self, *, problem: str | None = None, typed: str = "") -> None:
        """Answer with the start page, and what was wrong with a code name."""
        code = await self.participant()
        try:
            responses = await self.room.responses(code)
        except StoreError as error:
            log.error("Progress cannot be shown: %s", error)
            responses = None
        content = self.content
        role = chosen_last(responses or [], "role")
        done = progress(self.room.work, responses or [])
        self.show(
            "start.html",
            start=content.words("start").say,
            code=code,
            audience=_audience(content),
            progress=done,
            path=path(content.modules, done, role),
            unreachable=responses is None,
            role=role,
            language=content.language,
            problem=problem,
            typed=typed,
        )


class Join(Start):
    """POST ``/join``: go on with a code name from before."""

    async def post(self) -> None:
        """Take the code name over, if it is known."""
        guesses = self.room.join_guesses
        address = self.request.remote_ip or ""
        if guesses.too_many(address):
            log.info("Too many wrong code names from %s.", address)
            raise HTTPError(429)
        typed = self.get_body_argument("code", "")[:100]
        code = codename.tidy(typed)
        if not await self.room.knows(code):
            guesses.wrong(address)
            self.set_status(404)
            return await self.start_page(problem="unknown", typed=typed)
        cookies = self.cookies_of_ours
        cookies.code = code
        language = chosen_last(await self.room.responses(code), "language")
        cookies.choose_language(language if language in self.room.languages else None)
        return self.redirect("/", status=303)


class Me(Page):
    """POST ``/me``: role and language."""

    async def post(self) -> None:
        """Save what was chosen; both may be left out."""
        code = await self.participant()
        workshop = self.content.workshop
        offered = {
            "role": {role.id for role in workshop.roles},
            "language": {language.id for language in workshop.languages},
        }
        responses = await self.room.responses(code)
        for item, allowed in offered.items():
            chosen = self.get_body_argument(item, "") or None
            if chosen is not None and chosen not in allowed:
                raise HTTPError(400)
            if item == "language":
                self.cookies_of_ours.choose_language(chosen)
            if chosen != chosen_last(responses, item):
                await self.room.record(code, "profile", "participant", item, chosen)
        self.redirect("/", status=303)


class Erase(Page):
    """``/erase``: ask once more, then delete."""

    def get(self) -> None:
        """Say what would be deleted."""
        self.show("erase.html", code=self.cookies_of_ours.code, erased=None)

    async def post(self) -> None:
        """Delete all that the participant did, and forget who it was."""
        cookies = self.cookies_of_ours
        code = cookies.code
        erased = 0
        if code:
            # A page that is still open could save something once more.
            self.settings["raile_seats"].end_all_of(code)
            await self.settings["kernel_manager"].end_all_of(code)
            erased = await self.room.erase(code)
        cookies.forget()
        log.info("A participant erased their answers.")
        self.show("erase.html", code=None, erased=erased)


class Health(Page):
    """``/healthz``: whether the server answers."""

    def get(self) -> None:
        """Say so."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("ok\n")


class Robots(Page):
    """``/robots.txt``: each visit to a module starts a kernel."""

    def get(self) -> None:
        """Ask search engines to stay away."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("User-agent: *\nDisallow: /\n")


def _audience(content: Content) -> dict[str, str]:
    """Return, for each module made for some roles, what these are called."""
    names = {role.id: role.name for role in content.workshop.roles}
    return {
        name: format_list(
            [names[role] for role in module.audience],
            style="unit",
            locale=content.language,
        )
        for name, module in content.modules.items()
        if module.audience
    }
