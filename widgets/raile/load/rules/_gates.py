"""The gates: they name sheets and bands that are there."""

from __future__ import annotations

from collections.abc import Iterator

from raile.load._fault import Fault, closest
from raile.load._library import Library
from raile.model.dossier import Gates
from raile.model.instrument import Instrument
from raile.model.risk import Risk

OTHERS = ("law", "risk")
"""Sheets that are no instruments."""


def faults(library: Library) -> Iterator[Fault]:
    """Find sheets and bands that are not there, and bands that nobody decides on."""
    known = [*OTHERS, *library.names("instrument")]
    gates_of = {
        one.name: one.value.gate
        for one in library.all("instrument", Instrument)
        if one.value.gate is not None
    }
    risks = library.all("risk", Risk)
    for loaded in library.all("gates", Gates):
        for number, gate in enumerate(loaded.value.gates):
            for place, name in enumerate(gate.sheets):
                if name not in known:
                    keys = ("gates", number, "sheets", place)
                    cure = closest(name, known, f"The sheets are: {', '.join(known)}.")
                    yield loaded.fault(keys, f"There is no sheet '{name}'", cure)
                elif gates_of.get(name, number) != number:
                    keys = ("gates", number, "sheets", place)
                    wrong = f"The sheet '{name}' says that it belongs to another gate"
                    cure = f"Name it there, or write 'gate: {number}' in its file."
                    yield loaded.fault(keys, wrong, cure)
        for risk in risks:
            bands = [one.id for one in risk.value.bands]
            named = [one.band for one in loaded.value.by_band]
            for number, name in enumerate(named):
                if name not in bands:
                    cure = closest(name, bands, f"The bands are: {', '.join(bands)}.")
                    wrong = f"There is no band '{name}' in risk.yaml"
                    yield loaded.fault(("by_band", number, "band"), wrong, cure)
            for name in bands:
                if name not in named:
                    wrong = f"Nobody may decide on a risk of the band '{name}'"
                    yield loaded.fault(("by_band",), wrong, "Name who may.")
