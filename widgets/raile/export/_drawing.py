"""Charts for paper: they have the width of a page instead of that of their place."""

from __future__ import annotations

import base64
import re

_ROOT = re.compile(r'<svg\b[^>]*?width="100%"[^>]*?height="([\d.]+)em"[^>]*>')
_SQUARE = re.compile(r'<svg\b[^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
_WIDTH = 740
_EM = 14


def sized(svg: str) -> str:
    """Return a drawing with a size of its own.

    Charts are as wide as their place and count their height in em; other drawings
    tell by their view box how high they are.
    """
    root = _ROOT.match(svg)
    if root is None:
        return _boxed(svg)
    height = round(float(root[1]) * _EM)
    head = root[0].replace('width="100%"', f'width="{_WIDTH}"', 1)
    head = head.replace(
        f'height="{root[1]}em"',
        f'height="{height}" viewBox="0 0 {_WIDTH} {height}" font-size="{_EM}"',
        1,
    )
    return head + svg[root.end() :]


def _boxed(svg: str) -> str:
    root = _SQUARE.match(svg)
    if root is None:
        raise ValueError("a drawing needs a size or a view box")
    height = round(_WIDTH * float(root[2]) / float(root[1]))
    size = f'<svg width="{_WIDTH}" height="{height}" '
    return svg.replace("<svg ", size, 1)


def address(svg: str) -> str:
    """Return a chart as an address of its own, which a page shows as a picture.

    A picture runs no script, and its patterns cannot be taken for another chart's.
    """
    coded = base64.b64encode(sized(svg).encode()).decode()
    return f"data:image/svg+xml;base64,{coded}"


def pixels(svg: str) -> bytes:
    """Return a chart as a PNG of twice the pixels of a screen."""
    import resvg_py

    drawn = sized(svg)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=2, background="#ffffff"))
