"""A rehearsal: a room full of simulated people, on the evening before.

They speak the real protocol to a real server, which keeps their answers in a log that
is thrown away. They run on the same machine, and take their share of its processors:
what they saw is what a room would see at worst.
"""

from raile.rehearsal.host import Host, own, stock_voila
from raile.rehearsal.plan import Plan, play
from raile.rehearsal.report import Report

__all__ = ["Host", "Plan", "Report", "own", "play", "stock_voila"]
