"""Which answers each computation of a sheet reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Reads = Mapping[str, str | tuple[str, ...]]
"""By the question's id: its kind, or the columns that its table needs."""

READS: Mapping[str, Reads] = MappingProxyType(
    {
        "error-budget": {
            "alerts": "number",
            "precision": "number",
            "checked": "number",
            "minutes": "number",
            "hours": "number",
            "touched": "number",
        },
        "tension": {"first": "choice", "second": "choice"},
        "test-plan": {"groups": ("group", "error", "cases", "limit", "errors")},
        "vendors": {
            "vendors": ("vendor", "musts"),
            "claims": ("vendor", "claim", "limit", "cases", "errors"),
            "flags": ("vendor", "flag"),
        },
    }
)
"""By the name under which a sheet asks for it. Of 'vendors' each question of the fixed
section is a criterion, and has a column of the same id in the table of vendors."""
