"""Our Voilà application."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from typing import Any

from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets import Instance, default
from traitlets.config import Config
from voila.app import Voila

from raile.load import Content, ContentError, NotThere
from raile.serve import (
    assets,
    kernels,
    learn,
    log,
    pages,
    record,
    reference,
    trainer,
)
from raile.serve.addresses import join_addresses
from raile.serve.files import files
from raile.serve.headers import INTRODUCTION
from raile.serve.messages import ALLOWED
from raile.serve.page import TEMPLATES, NotFound
from raile.serve.room import Room
from raile.serve.seat import handlers as seat
from raile.serve.seat.admission import Admission
from raile.serve.seat.pages import Pages
from raile.serve.seat.seats import Seats
from raile.serve.settings import LOOPBACK, Settings, SettingsError
from raile.serve.shelf import Shelf
from raile.serve.warm.launch import Cold

_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_SEAT = r"(?P<name>seat-[0-9a-f-]+)"
_MODULE = r"(?P<module>[a-z0-9-]{1,60})"
_LARGEST = 1_000_000
"""Bytes of a request or a message; a long typed answer has a hundredth of it."""
_CLEARING = 5
"""Seconds between two looks at who has gone, and at what was edited."""
_FILES_OF_SERVER = 200
_FILES_EACH = 12
"""A page's connections, and its seat's; a browser that loads has six more."""
_USUAL = 250
_MANY = 100_000
_LONGEST_SOCKET = 100
"""Characters that Unix allows for the path of a socket, less a few."""


class Workshop(Voila):  # type: ignore[misc] # it is untyped
    """Voilà, serving our pages and only these."""

    room = Instance(Room)
    shelf = Instance(Shelf)
    seats = Instance(Seats)
    admission = Instance(Admission)
    sockets: list[socket.socket]

    @default("log")
    def _log(self) -> logging.Logger:
        # What Jupyter tells of kernels and files is for its developers.
        own = logging.getLogger("jupyter")
        own.setLevel(logging.ERROR)
        return own

    def _configure_logging(self) -> None:
        """Leave that to `raile.serve.log`."""

    @default("config_file_paths")
    def _no_config_files(self) -> list[str]:
        # Voilà would read settings from whatever folder it is started in.
        return []

    def setup_template_dirs(self) -> None:
        """Put our template before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))

    def init_settings(self) -> dict[str, Any]:
        """Take Voilà's settings, with notebooks as the only contents."""
        settings: dict[str, Any] = super().init_settings()
        self.contents_manager = self.shelf
        self.kernel_manager.allowed_message_types = list(ALLOWED)
        return settings | {
            "contents_manager": self.shelf,
            "cookie_secret": self.room.settings.cookie_secret,
            "identity_provider": kernels.Visitors(parent=self, log=self.log),
            "kernel_websocket_connection_class": kernels.Connection,
            "allow_unauthenticated_access": True,  # pages; kernels ask for more
            "xsrf_cookies": True,  # makes every handler check; ours by the origin
            "default_handler_class": NotFound,
            "websocket_max_message_size": _LARGEST,
            "compress_response": True,
            "raile_room": self.room,
            "raile_seats": self.seats,
            "raile_pages": Pages(self.shelf),
            "raile_admission": self.admission,
            "raile_port": self.port,
        }

    def init_handlers(self) -> list[Any]:
        """Return all that is served; nothing of Voilà's own list is."""
        voila = self.voila_configuration
        shown = {
            "voila_configuration": voila,
            "config": self.config,
            "template_paths": self.template_paths,
        }
        extensions = "|".join(assets.EXTENSIONS)
        return [
            (r"/", pages.Start),
            (r"/join", pages.Join),
            (r"/me", pages.Me),
            (r"/erase", pages.Erase),
            (r"/record", record.MyRecord),
            (r"/record\.pdf", record.MyRecordFile),
            (r"/record/check", record.Check),
            (r"/glossary", reference.Glossary),
            (r"/sources", reference.Sources),
            (r"/queue", learn.Queue),
            (r"/healthz", pages.Health),
            (r"/robots\.txt", pages.Robots),
            (rf"/learn/{_MODULE}", learn.Learn, shown),
            (r"/trainer", trainer.Trainer),
            (r"/trainer/(?P<own>room|systems)", learn.TrainerNotebook, shown),
            (rf"/trainer/learn/{_MODULE}", learn.TrainerNotebook, shown),
            (rf"/api/kernels/{_SEAT}", seat.SeatModel),
            (rf"/api/kernels/{_SEAT}/channels", seat.SeatChannels),
            (rf"/voila/api/shutdown/{_SEAT}", seat.SeatEnd),
            (rf"/api/kernels/{_KERNEL}", kernels.KernelModel),
            (rf"/api/kernels/{_KERNEL}/channels", kernels.KernelChannels),
            (rf"/voila/api/shutdown/{_KERNEL}", kernels.KernelShutdown),
            (rf"/static/{files().stamp}/([\w.-]+)", assets.OwnFile),
            (
                rf"{assets.LOCATION}/bundle\.js",
                assets.Bundle,
                {
                    "contents": assets.bundle(
                        voila=self.static_paths, extensions=self.labextensions_path
                    )
                },
            ),
            (
                rf"{assets.LOCATION}/voila/(.+)",
                assets.Asset,
                {"folders": self.static_paths},
            ),
            (
                rf"{assets.LOCATION}/extensions/((?:{extensions})/static/.+)",
                assets.Asset,
                {"folders": self.labextensions_path},
            ),
        ]

    def listen(self) -> None:
        """Serve until a signal comes."""
        server = HTTPServer(self.app, max_body_size=_LARGEST)
        server.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._handle_signal_stop)
        _print_addresses(self.room.settings, self.port)
        clearing = PeriodicCallback(self._look_around, _CLEARING * 1000)
        clearing.start()
        try:
            self.ioloop.start()
        finally:
            server.stop()
            self.stop()

    def _look_around(self) -> None:
        self.seats.clear_away(needed=self.admission.waiting > 0)
        self.seats.origin.look_for_changes()

    def _handle_signal_stop(self, *_: Any) -> None:
        self.ioloop.add_callback_from_signal(self._leave)

    async def _leave(self) -> None:
        log.log.info("Stopping; %s seats are taken.", len(self.seats))
        await self.seats.close()
        self.ioloop.stop()

    def stop(self) -> None:
        """End the kernels."""
        run_sync(self.kernel_manager.shutdown_all)()
        shutil.rmtree(self.connection_dir, ignore_errors=True)
        self.room.close()


def run(settings: Settings, sockets: list[socket.socket]) -> None:
    """Serve the workshop on these sockets until it is stopped.

    Raises
    ------
    SettingsError
        When it cannot be opened as set.
    """
    log.start()
    shelf = Shelf()
    if not shelf.root.is_dir():
        raise SettingsError(
            f"There are no notebooks in {shelf.root}. Run 'raile notebooks' first."
        )
    files_for = _use_all_files()
    _tell_kernels(settings)
    room = _open_room(settings)
    seats = _seats(settings)
    workshop = Workshop.instance(
        room=room,
        shelf=shelf,
        seats=seats,
        admission=Admission(_most(settings, files_for), lambda: seats.since),
        root_dir=str(shelf.root),
        port=sockets[0].getsockname()[1],
        open_browser=False,
        config=_config(settings, room, shelf),
    )
    workshop.sockets = sockets
    workshop.initialize([])
    workshop.start()


def _seats(settings: Settings) -> Seats:
    seats = Seats(settings.idle_seconds)
    if settings.warm_kernels:
        try:
            seats.origin.warm_up()
        except Cold as why:
            log.log.warning("Kernels start the ordinary way: %s.", why)
    return seats


def _open_room(settings: Settings) -> Room:
    """Return the room, with everything that pages need read once."""
    content = Content()
    try:
        room = Room(settings, content)
        for language in room.languages:
            one = room.content(language)
            for name in one.modules:
                one.is_translated(name)
            for words in ("start", "page", "record", "trainer-door", "glossary"):
                one.words(words)
        return room
    except (ContentError, NotThere) as error:
        raise SettingsError(
            f"The content has faults: {' '.join(str(error).split())} "
            "Run 'raile check' to see all of them."
        ) from error


def _config(settings: Settings, room: Room, shelf: Shelf) -> Config:
    return Config(
        {
            "VoilaConfiguration": {
                "template": "lab",
                "theme": "light",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "file_allowlist": [],
                "extension_allowlist": list(assets.EXTENSIONS),
                "http_header_envs": INTRODUCTION,
                "multi_kernel_manager_class": kernels.Kernels,
                "page_config_hook": learn.page_config(
                    room.content, shelf, room.languages
                ),
            },
            "VoilaExecutor": {
                "allow_errors": True,  # the rest of the page is shown all the same
                "on_cell_error": _log_failure,
                "timeout": 60,
                "startup_timeout": 120,
                "iopub_timeout": 120,
            },
            "MappingKernelManager": {
                "cull_idle_timeout": settings.idle_seconds,
                "cull_interval": min(settings.idle_seconds, 30),
            },
            "KernelManager": {"transport": _transport()},
            # A kernel that was started again would have none of its page's widgets.
            "KernelRestarter": {"restart_limit": 0},
            "ZMQChannelsWebsocketConnection": {"limit_rate": False},
        }
    )


def _transport() -> str:
    """Return how the server talks to kernels: through files where that works.

    Five TCP ports a kernel would run out, and could be reached by others.
    """
    longest = "/voila_12345678/kernel-12345678-1234-1234-1234-123456789012-ipc-5"
    files_serve = os.name == "posix"
    fits = len(tempfile.gettempdir()) + len(longest) <= _LONGEST_SOCKET
    return "ipc" if files_serve and fits else "tcp"


def _log_failure(*, cell: Any, execute_reply: Any, **_: Any) -> None:
    reply = execute_reply["content"]
    log.log.error(
        "A cell failed: %s: %s: %s",
        str(cell["source"]).strip().splitlines()[:1],
        reply.get("ename"),
        str(reply.get("evalue"))[:300],
    )


def _tell_kernels(settings: Settings) -> None:
    """Prepare the environment that every kernel is born with."""
    os.environ["RAILE_DATABASE_URL"] = settings.database
    for name in list(os.environ):
        # Whom a kernel serves is said for each one, by nobody but us.
        if name.startswith("HTTP_X_RAILE_") or name == "RAILE_TRAINER_SECRET_FILE":
            del os.environ[name]


def _use_all_files() -> int:
    """Let a full room in; return how many people the open files are enough for."""
    if sys.platform == "win32":
        return _MANY
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS refuses what it calls unlimited
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return _MANY
    return max(1, (limit - _FILES_OF_SERVER) // _FILES_EACH)


def _most(settings: Settings, files_for: int) -> int:
    """Return how many people can have a page open, memory apart."""
    wanted = settings.seats or _USUAL
    if files_for < wanted:
        log.log.warning(
            "This system lets the server open files for %s people only; "
            "'ulimit -Hn' tells how many, and its administrator can raise it.",
            files_for,
        )
    return min(settings.seats or _MANY, files_for)


def _print_addresses(settings: Settings, port: int) -> None:
    first, *others = join_addresses(settings, port)
    lines = [
        "",
        "The workshop is open.",
        f"  Participants:  {first}/",
        f"  Trainer:       {first}/trainer#secret={settings.trainer_secret}",
    ]
    if others:
        lines.append(f"  Also at:       {'  '.join(others)}")
    if settings.host == LOOPBACK and not settings.public_address:
        lines.append("  Only this machine can open it; --host 0.0.0.0 lets a room in.")
    lines += ["  Stop it with Ctrl+C.", ""]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
