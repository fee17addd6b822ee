"""The one kind of widget that all components are."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets
from ipywidgets import Layout

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

    alike: ClassVar[bool] = False
    """Whether it shows the same to all with the same role, language and booklet who
    have done nothing in what it asks the session for. What does not is drawn when its
    own process is there."""
    of_the_room: ClassVar[bool] = False
    """Whether it also shows what others do meanwhile."""

    frame = traitlets.Dict().tag(sync=True)
    """What stays: the activity, the language and the words around it."""
    view = traitlets.Dict().tag(sync=True)

    _shared: ClassVar[Layout | None] = None
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _anywidget_id = traitlets.Unicode("raile").tag(sync=True)

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
            layout=self._shared_layout(),
            # A page of ours links the stylesheet once for all widgets.
            _css="" if session.served else theme.stylesheet(),
            _esm=self._script(),
        )
        self.on_msg(self._receive)

    def add_traits(self, **traits: traitlets.TraitType[Any, Any]) -> None:
        """Add none that are there: else each widget would get a class of its own."""
        missing = {
            name: one for name, one in traits.items() if not self.has_trait(name)
        }
        if missing:
            super().add_traits(**missing)

    @staticmethod
    def _shared_layout() -> Layout:
        """Return the one that all share: the stylesheet says how they look."""
        shared = Component._shared
        if shared is None or shared.comm is None:  # or it has been closed
            shared = Component._shared = Layout()
        return shared

    def _script(self) -> str:
        name = f"widget-{self.front_end}.js"
        return fetched(name) if self._session.served else front_ends()[name]

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
