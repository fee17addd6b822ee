"""Pages with a kernel: Voilà shows a notebook inside a page of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tornado.web import HTTPError
from voila.handler import VoilaHandler
from voila.utils import get_page_config

from raile.draw import booklet
from raile.load import Content
from raile.model.response import TRAINER
from raile.serve import headers
from raile.serve.assets import LOCATION
from raile.serve.files import files
from raile.serve.page import Guarded, render
from raile.serve.reference import side_notes
from raile.serve.room import Past
from raile.serve.seat.openings import Visit
from raile.serve.seat.pages import KERNEL, Pages
from raile.serve.seat.seats import Seats
from raile.serve.shelf import Place, Shelf, read
from raile.serve.trainer import for_trainers
from raile.serve.warm.launch import Cold

VISITOR = "<!--raile: who this page is for-->"
"""Stands in a notebook's page until somebody asks for it; so that pages can be
made before their visitors come."""
NOTICE = "<!--raile: what the visitor should know-->"
FLUSH = "<!--raile: send-->"
"""Stands where what has been made so far is worth sending."""
_HEARTBEAT = "voila_heartbeat"
_PATIENCE = 18
"""So many heartbeats in a row, ten seconds each, and something is broken."""
_SPLIT = "<!--raile: cells-->"


class _Notebook(Guarded, VoilaHandler):  # type: ignore[misc] # it is untyped
    """Streams a notebook's page while its cells run."""

    @property
    def shelf(self) -> Shelf:
        """The notebooks."""
        shelf = self.settings["contents_manager"]
        assert isinstance(shelf, Shelf)  # noqa: S101 - tells mypy
        return shelf

    @property
    def _seats(self) -> Seats:
        seats = self.settings["raile_seats"]
        assert isinstance(seats, Seats)  # noqa: S101 - tells mypy
        return seats

    @property
    def _pages(self) -> Pages:
        pages = self.settings["raile_pages"]
        assert isinstance(pages, Pages)  # noqa: S101 - tells mypy
        return pages

    async def show(
        self, place: Place, participant: str, past: Past | None = None
    ) -> None:
        """Send the page, and begin with the kernel that it will talk to.

        Parameters
        ----------
        past
            What the participant has done, if others like them see the same.
        """
        try:
            await self._seat(place, participant, past)
        except Cold:
            await self._stream(place, participant)

    async def _seat(self, place: Place, participant: str, past: Past | None) -> None:
        """Send the page that everybody gets, and seat the visitor meanwhile."""
        page = self._pages.get(place)
        file, as_of = self.shelf.file(place)
        visit = (
            Visit(
                file,
                as_of,
                role=past.role,
                language=past.language,
                booklet=booklet(participant),
                done=past.done,
            )
            if past
            else None
        )
        seat, ready = await self._seats.take(
            participant,
            headers.introduction(
                participant=participant, trainer=place.trainer, language=place.language
            ),
            {
                "notebook": str(file),
                "as_of": as_of,
                "failed": render("failed.html", self.content),
            },
            visit,
        )
        if page is None:
            views = (await ready)["views"]
            page = await self._pages.make(place, views, **self._rendering(place))
        for mark, markup in self._about_visitor(place, participant).items():
            page = page.replace(mark, markup)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(page.replace(KERNEL, seat.name))

    def _rendering(self, place: Place) -> dict[str, Any]:
        """Return what Voilà's renderer needs to know."""
        voila = self.voila_configuration
        known = {
            "base_url": self.base_url,
            "settings": self.settings,
            "log": self.log,
            "voila_configuration": voila,
        }
        config = voila.page_config_hook(
            get_page_config(**known), **known, notebook_path=place.path
        )
        return {
            "request_handler": self,
            "voila_configuration": voila,
            "traitlet_config": self.traitlet_config,
            "template_paths": self.template_paths,
            "config_manager": self.config_manager,
            "contents_manager": self.contents_manager,
            "base_url": self.base_url,
            "kernel_spec_manager": self.kernel_spec_manager,
            "page_config": config,
        }

    async def _stream(self, place: Place, participant: str) -> None:
        """Send the page part by part, while an ordinary kernel runs its cells."""
        headers.introduce(
            self.request.headers,
            participant=participant,
            trainer=place.trainer,
            language=place.language,
        )
        # Nothing else that a visitor sends reaches Voilà or the kernel.
        self.request.query = ""
        self.request.arguments.clear()
        self.request.query_arguments.clear()
        fill = self._about_visitor(place, participant)
        silence = 0
        async for part in self.get_generator(path=place.path):
            silence = silence + 1 if _HEARTBEAT in part else 0
            if silence > _PATIENCE:
                self.write(render("broken.html", self.content))
                break
            for mark, markup in fill.items():
                part = part.replace(mark, markup)
            # A heartbeat is an inline script, which no page of ours may run.
            self.write(" " if silence else part)
            if silence or FLUSH in part:
                await self.flush()

    def _about_visitor(self, place: Place, participant: str) -> dict[str, str]:
        content = self.content
        missing = None
        if (place.module or place.extra) and place.language != content.language:
            missing = "lesson"
        elif place.module and not content.is_translated(place.module):
            missing = "parts"
        code = None if place.trainer else participant
        return {
            VISITOR: render("visitor.html", content, code=code),
            NOTICE: render("notice.html", content, missing=missing),
        }


class Learn(_Notebook):
    """``/learn/MODULE``."""

    async def get(self, module: str) -> None:
        """Show a module, or a page beside the path, to a participant."""
        content = self.content
        place = self.shelf.find(module, content.language, content, trainer=False)
        if place is None:
            raise HTTPError(404)
        cookies = self.cookies_of_ours
        code = cookies.code
        past: Past | None = Past()
        if code is None:
            cookies.code = code = await self.room.new_code()
        else:
            past = await self.room.past(code)
        admission = self.settings["raile_admission"]
        place_in_queue = 0 if self._seats.serves(code) else admission.ask(code)
        if place_in_queue:
            return self._let_read(place, code, place_in_queue)
        await self.room.visit(code, module)
        return await self.show(place, code, past)

    def _let_read(self, place: Place, code: str, number: int) -> None:
        """Send the text alone, to somebody who waits for a seat."""
        file, as_of = self.shelf.file(place)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            render(
                "waiting.html",
                self.room.content(place.language),
                code=code,
                number=number,
                title=self.content.modules[place.module].title if place.module else "",
                cells=read(file, as_of).cells,
            )
        )


class Queue(Guarded):
    """``/queue``: whether somebody who waits can come in."""

    def get(self) -> None:
        """Tell the place in the queue; 0 is to come in."""
        code = self.cookies_of_ours.code
        if code is None:
            raise HTTPError(404)
        number = self.settings["raile_admission"].look(code)
        waiting = self.content.words("page").say("waiting.place", n=number)
        self.set_header("Cache-Control", "no-store")
        self.finish({"place": number, "say": waiting})


class TrainerNotebook(_Notebook):
    """``/trainer/learn/MODULE``, ``/trainer/room`` and ``/trainer/systems``."""

    @for_trainers
    async def get(self, module: str | None = None, own: str = "") -> None:
        """Show a notebook of the trainer's."""
        content = self.content
        place = (
            self.shelf.find(module, content.language, content, trainer=True)
            if module
            else self.shelf.own(own)
        )
        if place is None:
            raise HTTPError(404)
        await self.show(place, TRAINER)


def page_config(
    content_in: Callable[[str], Content], shelf: Shelf, languages: list[str]
) -> Callable[..., dict[str, Any]]:
    """Return Voilà's hook that says what a page loads and what frames it."""

    def hook(found: dict[str, Any], *, notebook_path: str, **_: Any) -> dict[str, Any]:
        place = shelf.place(notebook_path, languages)
        content = content_in(place.language)
        original = content_in(languages[0])
        frame = render(
            "notebook.html",
            content,
            place=place,
            visitor=VISITOR,
            notice=NOTICE,
            flush=FLUSH,
            split=_SPLIT,
            around=_around(content, place.module),
            terms=side_notes(content, original, place.module) if place.module else [],
            note=content.words("glossary").all()["note"],
            base="/trainer/learn/" if place.trainer else "/learn/",
            assets=LOCATION,
        )
        before, after = frame.split(_SPLIT)
        return {
            "appVersion": found["appVersion"],
            "baseUrl": "/",
            "federated_extensions": found["federated_extensions"],
            "fullLabextensionsUrl": f"{LOCATION}/extensions",
            "fullStaticUrl": f"{LOCATION}/voila",
            # Voilà would fetch MathJax from another host.
            "fullMathjaxUrl": files().address("no-math.js"),
            "mathjaxConfig": "none",
            "progressiveRendering": False,
            "terminalsAvailable": False,
            "raile": {
                "before": before,
                "after": after,
                "failed": render("failed.html", content),
                "flush": FLUSH,
            },
        }

    return hook


def _around(content: Content, module: str | None) -> dict[str, str | None]:
    """Return the modules before and after one."""
    order = list(content.modules)
    if module not in order:
        return {"before": None, "after": None}
    here = order.index(module)
    return {
        "before": order[here - 1] if here else None,
        "after": order[here + 1] if here + 1 < len(order) else None,
    }
