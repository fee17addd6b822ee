"""Frozen models of everything that is authored, answered and measured."""
