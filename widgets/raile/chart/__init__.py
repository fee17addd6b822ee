"""Charts as inline SVG: each with a text alternative and its table."""

from __future__ import annotations

from raile.chart._bars import Bar, Chart, Look, Zone, bars, shade

__all__ = ["Bar", "Chart", "Look", "Zone", "bars", "shade"]
