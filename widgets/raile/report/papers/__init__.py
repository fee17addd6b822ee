"""Reports, built from what was answered: what they say, not how they look."""

from __future__ import annotations

from raile.report.papers._dossier import dossier_paper, dossier_sheet_paper
from raile.report.papers._paper import Made
from raile.report.papers._record import record_paper
from raile.report.papers._register import register_paper
from raile.report.papers._risk import risk_paper
from raile.report.papers._sheet import sheet_paper

__all__ = [
    "Made",
    "dossier_paper",
    "dossier_sheet_paper",
    "record_paper",
    "register_paper",
    "risk_paper",
    "sheet_paper",
]
