"""The command palette: the one list of commands, found by name."""

from functools import partial

from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.content import Content

from dossier.commands import available
from dossier.commands.command import Command
from dossier.keys import keys_of, run
from dossier.room import room
from dossier.scopes import READING
from dossier.screens.steady import Steady
from dossier.words import _


class Palette(Steady, CommandPalette):
    """Textual's palette, kept from ending the program when keys come fast."""

    def _action_command_list(self, action: str) -> None:
        """Move in the list, once it has been drawn and where there is room for it."""
        if self.query_one(CommandList)._lines:
            super()._action_command_list(action)


class CommandProvider(Provider):
    """Offers the commands that make sense on the screen it was opened from.

    A screen says where it is with ``scope``; one that does not gets all of them.
    """

    @property
    def _commands(self) -> tuple[Command, ...]:
        scope = room(self.screen).scope
        keyless = available("palette") if scope in READING else ()
        return (*available(scope), *keyless)

    async def discover(self) -> Hits:
        """Every command, in its order."""
        for command in self._commands:
            yield DiscoveryHit(
                Content(_(command.help)),
                partial(run, command, self.screen),
                help=keys_of(command),
            )

    async def search(self, query: str) -> Hits:
        """The commands whose sentence or label matches."""
        matcher = self.matcher(query)
        for command in self._commands:
            sentence = _(command.help)
            score = max(matcher.match(sentence), matcher.match(_(command.label)))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(sentence),
                    partial(run, command, self.screen),
                    text=sentence,
                    help=keys_of(command),
                )
