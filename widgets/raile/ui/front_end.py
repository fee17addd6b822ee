"""The components' ES modules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_SHARED = "dom.js"


@cache
def front_ends() -> Mapping[str, str]:
    """Return each component's ES module, by the name of its file.

    It is the part that all share, then the component's own.
    """
    shared = (_HERE / _SHARED).read_text(encoding="utf-8")
    return {
        f"widget-{path.name}": f"{shared}\n{path.read_text(encoding='utf-8')}"
        for path in _HERE.glob("*.js")
        if path.name != _SHARED
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
