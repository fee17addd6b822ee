"""The addresses that people type or scan."""

from __future__ import annotations

import io
import ipaddress
import socket
from contextlib import suppress

import segno

from raile.serve.settings import Settings


def of_this_machine() -> tuple[str, ...]:
    """Return the machine's addresses in its networks, the likeliest one first."""
    found = [_towards(family, far) for family, far in _FAR]
    with suppress(OSError):  # a machine whose own name is not known has the others
        found += [
            str(one[4][0])
            for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        ]
    return tuple(dict.fromkeys(one for one in found if one and not _only_here(one)))


# Addresses that are reserved for examples: nothing is ever sent to them.
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def _towards(family: socket.AddressFamily, far: str) -> str | None:
    """Return the address that this machine would use towards a far one."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return None


def _only_here(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return known.is_loopback or known.is_link_local


def join_addresses(settings: Settings, port: int) -> tuple[str, ...]:
    """Return the addresses that participants may use, the best one first."""
    if settings.public_address:
        return (settings.public_address,)
    hosts: tuple[str, ...] = (settings.host,)
    if settings.host in {"", "0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        ipv6 = settings.host != "0.0.0.0"  # noqa: S104
        hosts = tuple(one for one in of_this_machine() if ipv6 or ":" not in one) or (
            "127.0.0.1",
        )
    return tuple(_url(host, port) for host in hosts)


def _url(host: str, port: int) -> str:
    place = f"[{host}]" if ":" in host else host
    return f"http://{place}" if port == 80 else f"http://{place}:{port}"


def qr_code(address: str) -> str:
    """Return an address as the markup of a QR code, black on white."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=4,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        light="#ffffff",
        svgclass="raile-qr",
        lineclass=None,
    )
    return out.getvalue().decode()
