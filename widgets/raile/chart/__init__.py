"""Charts as inline SVG: each with a text alternative and its table."""

from __future__ import annotations

from raile.chart._bars import Bar, Chart, Look, Zone, bars, shade
from raile.chart._columns import Column, Line, columns
from raile.chart._courses import CourseNames, Courses, courses
from raile.chart._curves import Curve, Spot, curves
from raile.chart._dots import Mark, Pile, dots, of_hundred
from raile.chart._grouped import Group, grouped
from raile.chart._matrix import Square, matrix
from raile.chart._places import Layer, Place, Sign, Town, places
from raile.chart._pushes import Push, Pushes, pushes
from raile.chart._scales import Scale, ScaleNames, scales
from raile.chart._spans import Span, spans
from raile.chart._strips import Dot, Strip, strips
from raile.chart._table import table

__all__ = [
    "Bar",
    "Chart",
    "Column",
    "CourseNames",
    "Courses",
    "Curve",
    "Dot",
    "Group",
    "Layer",
    "Line",
    "Look",
    "Mark",
    "Pile",
    "Place",
    "Push",
    "Pushes",
    "Scale",
    "ScaleNames",
    "Sign",
    "Span",
    "Spot",
    "Square",
    "Strip",
    "Town",
    "Zone",
    "bars",
    "columns",
    "courses",
    "curves",
    "dots",
    "grouped",
    "matrix",
    "of_hundred",
    "places",
    "pushes",
    "scales",
    "shade",
    "spans",
    "strips",
    "table",
]
