"""Kernels, each for one participant and closed to everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from raile.model.response import TRAINER
from raile.serve.headers import same_origin
from raile.serve.log import log
from raile.serve.messages import Refused, read
from raile.serve.page import Guarded

ENVIRONMENT = "HTTP_X_RAILE_PARTICIPANT"
"""The variable that tells a kernel whom it serves."""


class Kernels(AsyncMappingKernelManager):
    """Starts kernels, and knows whose each one is."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._owners: dict[str, str] = {}
        self._pages: dict[str, set[WebSocketHandler]] = {}

    def owner(self, kernel_id: str) -> str | None:
        """Return the participant that a kernel serves."""
        return self._owners.get(kernel_id)

    async def start_kernel(  # type: ignore[override] # its base is not async
        self, *, env: Mapping[str, str] | None = None, **settings: Any
    ) -> str:
        """Start a kernel for the participant that its environment names."""
        kernel_id: str = await super().start_kernel(env=env, **settings)
        if env and ENVIRONMENT in env:
            self._owners[kernel_id] = env[ENVIRONMENT]
        return kernel_id

    def connect(self, kernel_id: str, page: WebSocketHandler) -> None:
        """Note a page that talks to a kernel."""
        self._pages.setdefault(kernel_id, set()).add(page)

    def disconnect(self, kernel_id: str, page: WebSocketHandler) -> None:
        """Note that a page is gone."""
        self._pages.get(kernel_id, set()).discard(page)

    async def end_all_of(self, participant: str) -> None:
        """End every kernel that serves a participant."""
        for kernel_id, owner in list(self._owners.items()):
            if owner == participant and kernel_id in self:
                await self.shutdown_kernel(  # type: ignore[no-untyped-call]
                    kernel_id, now=True
                )

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and let its pages know."""
        self._owners.pop(kernel_id, None)
        for page in self._pages.pop(kernel_id, ()):
            page.close()
        return super().remove_kernel(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        log.error("A kernel died. Its page starts a new one.")
        super()._handle_kernel_died(kernel_id)  # type: ignore[no-untyped-call]

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page has used for long."""
        await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]
        if kernel_id not in self:
            log.info("Ended an idle kernel; %s are left.", len(self))


class Visitors(IdentityProvider):
    """Tells Jupyter's own handlers who asks: our cookie decides."""

    def get_user(self, handler: RequestHandler) -> User | None:
        """Return the participant."""
        assert isinstance(handler, Guarded)  # noqa: S101 - tells mypy
        cookies = handler.cookies_of_ours
        name = cookies.code or (TRAINER if cookies.trainer else None)
        return User(name) if name else None


class _OwnKernel(Guarded):
    """Anybody else's kernel does not exist."""

    def check_origin(self, _: str = "") -> bool:
        """Let in what our own pages ask for."""
        asked_elsewhere = "Origin" in self.request.headers
        return not asked_elsewhere or same_origin(
            self.request, self.room.settings.public_address
        )

    async def prepare(self) -> None:
        """Let in whom the kernel serves."""
        await super().prepare()  # type: ignore[misc] # Jupyter's can be awaited
        kernel_id = str(self.path_kwargs["kernel_id"])
        owner = self.settings["kernel_manager"].owner(kernel_id)
        if not self.cookies_of_ours.may_use(owner):
            raise HTTPError(404)


class KernelModel(_OwnKernel, KernelHandler):  # type: ignore[misc]
    """Tells a page whether its kernel is there."""

    SUPPORTED_METHODS = ("GET",)
    write_error = KernelHandler.write_error


class KernelShutdown(_OwnKernel, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Ends a page's kernel when the page is left."""

    SUPPORTED_METHODS = ("POST",)
    write_error = VoilaShutdownKernelHandler.write_error


class Connection(ZMQChannelsWebsocketConnection):
    """A page's connection to its kernel."""

    def on_restart_failed(self) -> None:
        """Do nothing when the kernel dies: the page is told as it is closed."""


class KernelChannels(_OwnKernel, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """Carries the messages between a page's widgets and its kernel."""

    def check_origin(self, _: str = "") -> bool:
        """Refuse pages of other hosts; browsers always say where they come from."""
        return same_origin(self.request, self.room.settings.public_address)

    async def open(self, kernel_id: str) -> None:
        """Connect the page."""
        self.settings["kernel_manager"].connect(kernel_id, self)
        await super().open(kernel_id)

    def on_close(self) -> None:
        """Disconnect the page."""
        self.settings["kernel_manager"].disconnect(self.path_kwargs["kernel_id"], self)
        super().on_close()

    def on_message(self, message: str | bytes) -> None:
        """Pass on what a page may send."""
        try:
            read(message)
        except Refused as why:
            log.error("Refused a message: %s.", why)
        else:
            super().on_message(message)
