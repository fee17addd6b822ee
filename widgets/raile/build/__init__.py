"""Write the notebooks that people open from the lessons that people edit."""

from raile.build._copies import copy_for_learner
from raile.build._folder import differences, write
from raile.build._lab import open_lab
from raile.build._page import BuildError

__all__ = ["BuildError", "copy_for_learner", "differences", "open_lab", "write"]
