"""Leaving: nobody leaves words behind without having been told of it."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

Words: TypeAlias = tuple[Mapping[str, str], ...]
"""What is typed and not on the disk, a form after the other."""


@runtime_checkable
class Written(Protocol):
    """A screen that somebody types into."""

    def unkept(self) -> Mapping[str, str]:
        """What stands in it and is not on the disk, by field."""

    async def keep_typed(self) -> bool:
        """Keep it now; whether all of it is on the disk."""

    def warn_unkept(self) -> None:
        """Say that it is lost at the next press of the key that leaves."""


class Leaving:
    """Asks once where leaving would lose words; about others it asks again."""

    def __init__(self) -> None:
        """Nobody wants to leave yet."""
        self._asked: Words = ()

    def is_held_by(self, screens: Iterable[object]) -> bool:
        """Whether somebody types into one of them."""
        return any(isinstance(one, Written) for one in screens)

    async def may(self, screens: Iterable[object]) -> bool:
        """Whether one can leave: nothing is lost, or it was said of these words."""
        here = tuple(screens)
        return self._is_free(here) or await self._keeps(here)

    def _is_free(self, screens: Iterable[object]) -> bool:
        found = (one.unkept() for one in screens if isinstance(one, Written))
        words = tuple(dict(one) for one in found if one)
        before, self._asked = self._asked, words
        return not words or words == before

    async def _keeps(self, screens: Iterable[object]) -> bool:
        """Keep all words; where that cannot be, the screen that has them says so."""
        kept = True
        for one in screens:
            if isinstance(one, Written) and not await one.keep_typed():
                one.warn_unkept()
                kept = False
        return kept
