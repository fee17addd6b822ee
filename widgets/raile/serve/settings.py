"""What the organiser sets, checked before anything starts."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from raile import paths
from raile.serve import secret
from raile.serve.secret import SecretError
from raile.store import Store, StoreError, default_url

LOOPBACK = "127.0.0.1"
PORT = 8866


class SettingsError(Exception):
    """The workshop cannot be opened as set; the message tells why and the cure."""


@dataclass(frozen=True)
class Settings:
    """How the workshop is served."""

    host: str
    port: int
    database: str
    trainer_secret: str
    cookie_secret: str
    record_secret: str
    """Seals completion records; they can be checked for as long as it is kept."""
    public_address: str | None = None
    """How participants reach it, where that is not what it listens on."""
    idle_seconds: int = 20 * 60
    """After so long without a page, a kernel is ended."""
    warm_kernels: bool = True
    """Whether kernels are forked from a process that has imported all."""
    seats: int | None = None
    """How many people can have a page open; as many as the memory holds if None."""

    @classmethod
    def read(
        cls,
        *,
        host: str = LOOPBACK,
        port: int = PORT,
        trainer_secret_file: Path | None = None,
        database: str | None = None,
        public_address: str | None = None,
        warm_kernels: bool = True,
        seats: int | None = None,
    ) -> Settings:
        """Return the settings, with secrets read, or made where none is named.

        Raises
        ------
        SettingsError
            When a file, an address or the database does not serve.
        """
        if public_address:
            public_address = _origin(public_address)
        url = database or default_url()
        try:
            trainer = (
                secret.read(trainer_secret_file)
                if trainer_secret_file
                else secret.own(paths.user_data() / "trainer-secret")
            )
            cookie = secret.own(paths.user_data() / "cookie-secret")
            record = secret.own(paths.user_data() / "record-secret")
        except SecretError as error:
            raise SettingsError(str(error)) from error
        return cls(
            host=host,
            port=port,
            database=_working(url),
            trainer_secret=trainer,
            cookie_secret=cookie,
            record_secret=record,
            public_address=public_address,
            warm_kernels=warm_kernels,
            seats=seats,
        )

    @property
    def https(self) -> bool:
        """Whether participants come through HTTPS."""
        return (self.public_address or "").startswith("https:")

    def listen(self) -> list[socket.socket]:
        """Return sockets that listen on the address, and on no other.

        Raises
        ------
        SettingsError
            When the port is taken or the address is not this machine's.
        """
        from tornado.netutil import bind_sockets

        where = f"{self.host}:{self.port}"
        try:
            return bind_sockets(self.port, self.host)
        except socket.gaierror:
            problem = f"The address {self.host} is not known. {_ADDRESSES}"
        except OSError as error:
            match error.errno:
                case errno.EADDRINUSE:
                    problem = (
                        f"{where} is in use, perhaps by another workshop. Stop that "
                        "one, or name another port with --port."
                    )
                case errno.EADDRNOTAVAIL:
                    problem = f"{self.host} is not an address of this machine. "
                    problem += _ADDRESSES
                case errno.EACCES:
                    problem = (
                        f"This user may not open {where}. Name a port above 1023 "
                        "with --port."
                    )
                case _:
                    problem = f"{where} cannot be opened: {error.strerror}."
        raise SettingsError(problem)


_ADDRESSES = (
    f"Use {LOOPBACK} for this machine only, or 0.0.0.0 for everybody in its network."
)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.path not in {"", "/"}
        or parts.query
        or parts.fragment
    ):
        raise SettingsError(
            f"The public address {address} is not understood. Write it like "
            "https://workshop.example.org, without a path."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _working(url: str) -> str:
    """Return the whole address of a database that answers."""
    try:
        store = Store(url)
        store.participants()
        store.close()
    except ValueError as error:
        raise SettingsError(str(error)) from error
    except StoreError as error:
        raise SettingsError(" ".join(str(error).split())) from error
    return store.url
