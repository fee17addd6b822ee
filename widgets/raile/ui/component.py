"""The one kind of widget that all components are."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets

from raile.store import StoreError
from raile.ui import theme
from raile.ui.front_end import fetched, front_ends
from raile.ui.session import Session


class Component(anywidget.AnyWidget):
    """A widget that is one function of what was answered.

    The browser draws ``view`` and reports events; Python decides. Each event
    carries a key: it is answered by ``{"done": key}`` once what it changes is on
    disk, or by ``{"failed": key, "reason": …}``, after which the browser keeps
    it and tries again. An event that arrives twice counts once.
    """

    front_end: ClassVar[str]
    """Name of its ES module, beside its Python module."""

    frame = traitlets.Dict().tag(sync=True)
    """What stays: the activity, the language and the words around it."""
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, activity: str, *words: str) -> None:
        self._session = session
        self._activity = activity
        content = session.content
        said: dict[str, Any] = {}
        for name in ("store", *words):
            said |= content.words(name).all()
        super().__init__(
            frame={
                # What waits to be saved must never reach another dossier.
                "activity": f"{session.place} {activity}".strip(),
                "language": content.language,
                "words": said,
            },
            view=self.draw(),
        )
        self.on_msg(self._receive)

    @property
    def _esm(self) -> str:
        name = f"widget-{self.front_end}.js"
        if self._session.served:
            return fetched(name)
        return front_ends()[name]

    @property
    def _css(self) -> str:
        # A page of ours links the stylesheet once for all widgets.
        return "" if self._session.served else theme.stylesheet()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._activity}>"

    def draw(self) -> dict[str, Any]:
        """Return what the browser shows, from what is stored."""
        raise NotImplementedError

    def act(self, event: dict[str, Any]) -> None:
        """Carry out an event of the browser's; events that make no sense are void."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the present state."""
        self.view = self.draw()

    def _receive(self, _: Any, event: Any, __: Any) -> None:
        if not isinstance(event, dict) or not isinstance(event.get("key"), str):
            return
        key = event["key"]
        try:
            self.act(event)
        except StoreError as error:
            self.send({"failed": key, "reason": error.reason})
        else:
            self.refresh()
            self.send({"done": key})
