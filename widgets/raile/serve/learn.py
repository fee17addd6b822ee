"""Pages with a kernel: Voilà shows a notebook inside a page of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tornado.web import HTTPError
from voila.handler import VoilaHandler

from raile.load import Content
from raile.model.response import TRAINER
from raile.serve import headers
from raile.serve.assets import LOCATION
from raile.serve.files import files
from raile.serve.page import Guarded, render
from raile.serve.reference import side_notes
from raile.serve.shelf import Place, Shelf
from raile.serve.trainer import for_trainers

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

    async def stream(self, place: Place, participant: str) -> None:
        """Send the page, part by part."""
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
        if code is None:
            cookies.code = code = await self.room.new_code()
        await self.room.visit(code, module)
        await self.stream(place, code)


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
        await self.stream(place, TRAINER)


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
