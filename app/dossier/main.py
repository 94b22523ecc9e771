"""The app: one dossier on a terminal, from the first paint to the last key."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.worker import WorkerFailed

from dossier import state
from dossier.commands import command, correcting, searching, writing
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
from dossier_db import DossierError, Store, Viewpoint
from dossier_db.errors import BusyDossier

if TYPE_CHECKING:
    from dossier.screens.seek import Seek
    from dossier_db.watch import Watch


def _palette() -> type[Provider]:
    from dossier.palette import CommandProvider  # textual.command's search: when asked

    return CommandProvider


_FROM_SCREENS: Final = frozenset(
    one.id
    for group in (searching, writing, correcting)
    for one in group.COMMANDS
    if one.target == "app"
)
"""Commands of the app that ask where the reader is: none of them while one types."""
_LOOK: Final = 2.0
"""Seconds between two looks whether another program has written."""


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
        self._watch: Watch | None = None
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
        self.call_after_refresh(self._begin_watch)
        self.set_interval(_LOOK, self._look)

    def _begin_watch(self) -> None:
        """From what is drawn first on; while another program holds the file, later."""
        with suppress(DossierError):
            self._watch = self._watch or self.desk.watch()

    def _look(self) -> None:
        """Another program may have written: what is shown is asked for again."""
        self._begin_watch()
        news = "" if self._watch is None else self._watch.news()
        if news == "rows":
            self._ask_again()
            said = _("Another program wrote: this is how it stands now.")
            say(self.screen, said)
        elif news == "drafts":
            self.browse.count_again()

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
        if action in _FROM_SCREENS:
            return getattr(self.screen, "scope", None) in command(action).when
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

    async def action_add(self) -> None:
        """Choose what to add, and type it into a form."""
        from dossier.screens.adding import choose_kind  # it brings all the forms

        await choose_kind(self, self.desk)

    async def action_note(self) -> None:
        """Write a note in one line."""
        from dossier.errands import note

        await note(self, self.desk)

    def action_tray(self) -> None:
        """What was typed and not saved yet."""
        from dossier.screens.tray import open_tray

        open_tray(self, self.desk)

    def action_edit(self) -> None:
        """Change what stands under the cursor."""
        from dossier.screens.correcting import edit  # what writes, and the forms

        self._correct(edit)

    def action_remove(self) -> None:
        """Remove it, once it is seen what goes with it."""
        from dossier.screens.correcting import take_out

        self._correct(take_out)

    def action_merge(self) -> None:
        """Two records are one."""
        from dossier.screens.correcting import join

        self._correct(join)

    def _correct(self, how: Callable[["DossierApp", Desk], None]) -> None:
        """While another program holds the file nothing is corrected."""
        try:
            how(self, self.desk)
        except BusyDossier as refusal:
            say(self.screen, str(refusal))

    def action_undo(self) -> None:
        """Take back what one wrote last."""
        from dossier.screens.correcting import take_back

        take_back(self, self.desk, redo=False)

    def action_redo(self) -> None:
        """Do again what one took back last."""
        from dossier.screens.correcting import take_back

        take_back(self, self.desk, redo=True)

    def action_history(self) -> None:
        """Who changed the record under the cursor."""
        from dossier.screens.under import under

        record, passage = under(self)
        if record or passage:
            self._show_history(record or passage or "")
        else:
            how = _("Go to a record: its history is shown from there.")
            say(self.screen, how)

    def action_log(self) -> None:
        """Every act that was written."""
        self._show_history("")

    def _show_history(self, record_id: str) -> None:
        from dossier.screens.history import HistoryScreen

        shown = getattr(self.screen, "record_shown", None)
        if shown != record_id:
            screen = HistoryScreen(self.desk, record_id, self.browse.view)
            self.push_screen(screen)

    def action_texts(self) -> None:
        """The texts behind what the cursor is on; a choice where none is."""
        from dossier.screens.texts import TextsScreen

        below: Screen[Any] = self.screen
        record = getattr(below, "record_here", "")
        try:
            sources = self.desk.texts_behind(record)
        except DossierError as gone:  # removed since it was drawn
            say(below, str(gone))
            return
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

    def action_help_quit(self) -> None:
        """What ctrl+c does elsewhere, q does here: nothing is ended by mistake."""
        typing = getattr(self.screen, "scope", None) not in READING
        key = _("ctrl+q") if typing else "q"
        say(self.screen, _("{key} leaves dossier.").format(key=key))

    async def action_quit(self) -> None:
        """Remember the place and leave."""
        self.exit()

    def on_saved(self, _message: Saved) -> None:
        """Something was written: every open screen asks again."""
        if self._watch is not None:
            self._watch.news()  # that was ourselves
        self._ask_again()

    def _ask_again(self) -> None:
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
