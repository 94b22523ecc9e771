"""The app: one dossier on a terminal, from the first paint to the last key."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.worker import WorkerFailed

from dossier import state
from dossier.commands import command
from dossier.keys import bindings
from dossier.keys import run as run_command
from dossier.messages import Saved
from dossier.scopes import READING
from dossier.screens.browse import BrowseScreen
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.page import open_page
from dossier.scrub import ScrubbedApp
from dossier.terminal import restore_on_signals, window_title
from dossier.themes import ansi_color, first_theme, themes
from dossier.widgets.bars import FooterBar
from dossier.words import _
from dossier_db import Store, Viewpoint

if TYPE_CHECKING:
    from dossier.screens.seek import Seek


def _palette() -> type[Provider]:
    from dossier.palette import CommandProvider  # textual.command's search: when asked

    return CommandProvider


class DossierApp(ScrubbedApp[None]):
    """Opens on the panes; remembers where its reader was."""

    CSS_PATH = "dossier.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS: ClassVar[set[Any]] = {_palette}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, store: Store, notices: Sequence[str] = ()) -> None:
        super().__init__(ansi_color=ansi_color())
        self.desk = Desk(store)
        self.failure: Exception | None = None
        """What made the program end."""
        remembered = state.remembered()
        self._place = remembered.place(self.desk.dossier_id)
        self.queries: list[str] = []
        """What was searched for in this run, the newest first; never written down."""
        self.theme = first_theme(remembered.theme)
        self.browse = BrowseScreen(self.desk, self._place, notices)

    def get_default_screen(self) -> Screen[Any]:
        """The panes."""
        return self.browse

    def on_mount(self) -> None:
        """Leave the terminal as it was found, whatever ends the program."""
        restore_on_signals(self)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette offers the commands of the one list."""
        return ()

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from dossier.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))  # Textual's own id

    async def action_show_pane(self, name: str) -> None:
        """Bring a pane to the front, leaving what was opened over it."""
        while self.screen is not self.browse:
            await self.pop_screen()
        await self.browse.show_pane(name)

    def action_theme(self) -> None:
        """The next of the themes; remembered."""
        names = [name for name, _words in themes()]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
        state.remember(lambda before: before.with_theme(self.theme))
        said = dict(themes())[self.theme]
        say(self.screen, _("Colours: {name}").format(name=said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A search opens from panes and pages, not where somebody types already."""
        if action in ("search", "jump"):
            return getattr(self.screen, "scope", None) in READING
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Search over the whole screen; esc leads back to where one was."""
        from dossier.screens.search import SearchScreen

        await self._type_into(SearchScreen(self.desk, self.browse.view, self.queries))

    async def action_jump(self) -> None:
        """A small search over where one is; what is chosen opens there."""
        from dossier.screens.search import EVERYTHING, JumpScreen

        below: Screen[Any] = self.screen

        def chosen(record_id: str | None) -> None:
            here = getattr(below, "record_id", None)
            if record_id is not None and record_id != here:
                open_page(below, self.desk, record_id, EVERYTHING)

        await self._type_into(JumpScreen(self.desk, self.queries), chosen)

    async def _type_into(
        self,
        screen: "Seek",
        then: Callable[[str | None], None] | None = None,
    ) -> None:
        """Bring a screen to the front, its field ready before the next key is read."""
        await self.push_screen(screen, then)
        screen.set_focus(screen.input)

    def action_texts(self) -> None:
        """The texts behind what the cursor is on; a choice where none is."""
        from dossier.screens.texts import TextsScreen

        below: Screen[Any] = self.screen
        record = getattr(below, "record_here", "")
        sources = self.desk.texts_behind(record)
        view = self.browse.view

        def chosen(source: str | None) -> None:
            if source:
                self.push_screen(TextsScreen(self.desk, (source,), view))

        if sources:
            self.push_screen(TextsScreen(self.desk, sources, view, record))
        elif self.desk.held():
            from dossier.screens.choose import TextChoice

            self.push_screen(TextChoice(self.desk), chosen)
        else:
            how = _("No text is attached: “dossier attach SOURCE FILE” ties one.")
            say(below, how)

    def action_candidates(self) -> None:
        """What the rules find between all texts that are attached."""
        from dossier.screens.candidates import CandidatesScreen

        if not isinstance(self.screen, CandidatesScreen):
            self.push_screen(CandidatesScreen(self.desk, self.browse.view))

    def action_help(self) -> None:
        """Every key and every mark."""
        from dossier.screens.help import HelpScreen, page

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.desk, page(), Viewpoint()))

    async def action_quit(self) -> None:
        """Remember the place and leave."""
        self.exit()

    def on_saved(self, _message: Saved) -> None:
        """Something was written: every open screen asks again."""
        for screen in self.screen_stack:
            ask_again = getattr(screen, "ask_again", None)
            if ask_again is not None:
                ask_again()

    @on(FooterBar.Chosen)
    async def _clicked(self, message: FooterBar.Chosen) -> None:
        await run_command(command(message.command), self.screen)

    def remember_place(self) -> None:
        """Keep where the reader was, for the next opening of this dossier."""
        place = self.browse.place()
        dossier_id = self.desk.dossier_id
        state.remember(lambda before: before.with_place(dossier_id, place))

    def _handle_exception(self, error: Exception) -> None:
        """Leave in order; ``run`` raises it again, for the command line's one door
        turns it into a sentence.
        """
        if "DOSSIER_DEBUG" in os.environ:
            super()._handle_exception(error)
            return
        if self.failure is None:  # what follows from the first says less
            cause = error.error if isinstance(error, WorkerFailed) else error
            self.failure = cause if isinstance(cause, Exception) else error
        self.exit(return_code=1)


def run(store: Store, path: Path, notices: Sequence[str] = ()) -> int:
    """Browse a dossier until its reader leaves; the exit code.

    Args:
        store: The open dossier.
        path: Its file, for the window's title.
        notices: Sentences to say once it is open.
    """
    app = DossierApp(store, notices)
    with window_title(f"dossier · {path.name}"):
        app.run()
    app.desk.clerk.close()
    if app.failure is not None:
        raise app.failure
    app.remember_place()
    return app.return_code or 0
