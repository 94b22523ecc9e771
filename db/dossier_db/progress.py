"""Progress: how work that takes long says how far it has come."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many are done; what it raises ends the work."""
