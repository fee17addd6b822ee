"""The components' ES modules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_SHARED = "dom"
_PARTS = {
    "assessment": ("part-fields", "part-card"),
    "quiz": ("part-clock",),
    "files": ("part-keep",),
    "evaluation": ("part-keep",),
    "register": ("part-desk",),
    "dossier": ("part-desk",),
    "bench": ("part-desk",),
    "worksheet": ("part-desk",),
    "versions": ("part-desk",),
}
"""What a component needs beside what all share."""


@cache
def front_ends() -> Mapping[str, str]:
    """Return each component's ES module, by the name of its file.

    It is the part that all share, the parts that few need, then the component's own.
    """
    files = {path.stem: path.read_text(encoding="utf-8") for path in _HERE.glob("*.js")}
    shared = files.pop(_SHARED)
    needed = {name for names in _PARTS.values() for name in names}
    parts = {name: files.pop(name) for name in needed}
    return {
        f"widget-{name}.js": "\n".join(
            (shared, *(parts[one] for one in _PARTS.get(name, ())), own)
        )
        for name, own in files.items()
    }


def fetched(name: str) -> str:
    """Return a module that fetches another one from the page's own files.

    On our pages the browser does so once for all widgets, and keeps it.
    """
    return (
        "const folder = "
        "new URL(document.body.dataset.raileFiles, location.href);\n"
        f'const found = await import(new URL("{name}", folder).href);\n'
        "export default found.default;\n"
    )
