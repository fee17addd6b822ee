"""Figures from the log: of one person for themselves, of the room for its trainer."""
