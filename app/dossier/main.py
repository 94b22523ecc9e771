"""The app: one dossier on a terminal, from the first paint to the last key."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.console import RenderableType
from textual import events, on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from dossier import litter, state
from dossier.commands import command, correcting, searching, writing
from dossier.console import warn
from dossier.errors import Refusal
from dossier.keys import bindings, bindings_elsewhere, elsewhere
from dossier.keys import run as run_command
from dossier.leaving import Leaving
from dossier.locking import NAME, LockingApp
from dossier.messages import Saved
from dossier.room import room
from dossier.scopes import READING
from dossier.screens.browse import BrowseScreen
from dossier.screens.copying import say
from dossier.screens.desk import Desk
from dossier.screens.page import open_page
from dossier.screens.typing import type_into
from dossier.screens.under import ask_again, under
from dossier.terminal import restore_on_signals
from dossier.themes import ansi_color, first_theme, themes
from dossier.widgets.bars import FooterBar
from dossier.words import _
from dossier_db import DossierError, Store
from dossier_db.errors import BusyDossier, Moved
from dossier_db.records import EVERYTHING

if TYPE_CHECKING:
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


class DossierApp(LockingApp[None]):
    """Opens on the panes; remembers where its reader was."""

    CSS_PATH = "dossier.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app"), *bindings_elsewhere()]
    COMMANDS: ClassVar[set[Any]] = {_palette}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, store: Store, notices: Sequence[str] = ()) -> None:
        litter.let_go_of_what_was_closed()
        super().__init__(Desk(store), ansi_color=ansi_color())
        self.failure: Exception | None = None
        """What made the program end."""
        self._watch: Watch | None = None
        self._leaving = Leaving()
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
        restore_on_signals(self.leave_answered)
        self.call_after_refresh(self._begin_watch)
        self.call_after_refresh(litter.looked_for)
        self.set_interval(_LOOK, self._look)

    def _begin_watch(self) -> None:
        """From what is drawn first on; while another program holds the file, later."""
        with suppress(DossierError):
            self._watch = self._watch or self.desk.watch()

    def _look(self) -> None:
        """Another program may have written: what is shown is asked for again."""
        if self.covered:
            return  # it is seen at the first look afterwards
        moved, here = self.desk.moved(), room(self.screen)
        if not here.tell_place() and moved:  # said again at each look
            say(self.screen, moved)
        if moved:
            return
        self._begin_watch()
        news = "" if self._watch is None else self._watch.news()
        if news == "rows":
            ask_again(self)
            say(self.screen, here.meanwhile)
        elif news == "drafts":
            self.browse.count_again()

    def stop_watching(self) -> None:
        """Until the next look."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None

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
        while self.screen_stack[-1] is not self.browse:
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
            return room(self.screen).scope in command(action).when
        return super().check_action(action, parameters)

    def action_sign(self) -> None:
        """Write in another name from now on."""
        from dossier.screens.signing import other_name

        other_name(self.screen, self.desk.clerk)

    def action_elsewhere(self, id_: str, key: str) -> None:
        """A key that nobody answers here: say where it works."""
        say(self.screen, elsewhere(command(id_), room(self.screen).scope, key))

    async def action_search(self) -> None:
        """Search over the whole screen; esc leads back to where one was."""
        from dossier.screens.search import SearchScreen

        await type_into(self, SearchScreen(self.desk, self.browse.view, self.queries))

    async def action_jump(self) -> None:
        """A small search over where one is; what is chosen opens there."""
        from dossier.screens.search import JumpScreen

        below: Screen[Any] = self.screen

        def chosen(record_id: str | None) -> None:
            if record_id is not None and record_id != room(below).record_id:
                open_page(below, self.desk, record_id, EVERYTHING)

        await type_into(self, JumpScreen(self.desk, self.queries), chosen)

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
        record, passage = under(self)
        if record or passage:
            self._show_history(record or passage or "")
        else:
            say(self.screen, _("Go to a record: its history is shown from there."))

    def action_log(self) -> None:
        """Every act that was written."""
        self._show_history("")

    def _show_history(self, record_id: str) -> None:
        from dossier.screens.history import HistoryScreen

        if room(self.screen).record_shown != record_id:
            self.push_screen(HistoryScreen(self.desk, record_id, self.browse.view))

    def action_texts(self) -> None:
        """The texts behind what the cursor is on; a choice where none is."""
        from dossier.screens.texts import TextsScreen

        below: Screen[Any] = self.screen
        record = room(below).record_here
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

            self.push_screen(TextChoice(self.desk, record), chosen)
        else:
            say(below, _("No text is attached: “dossier attach SOURCE FILE” ties one."))

    def action_candidates(self) -> None:
        """What the rules find between all texts that are attached."""
        from dossier.screens.candidates import CandidatesScreen

        if not isinstance(self.screen, CandidatesScreen):
            self.push_screen(CandidatesScreen(self.desk, self.browse.view))

    def action_help(self) -> None:
        """Every key and every mark."""
        from dossier.screens.help import HelpScreen, page

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.desk, page(), EVERYTHING))

    def action_help_quit(self) -> None:
        """What ctrl+c does elsewhere, q does here: nothing is ended by mistake."""
        typing = room(self.screen).scope not in READING
        key = _("ctrl+q") if typing else "q"
        say(self.screen, _("{key} leaves dossier.").format(key=key))

    async def action_quit(self) -> None:
        """Leave; with words that cannot be kept, when it is asked for again."""
        if self.covered or not self._leaving.is_held_by(self.screen_stack):
            self.exit()
        else:
            self.run_worker(self._keep_and_leave(), group="leave")

    async def _keep_and_leave(self) -> None:
        await self._answered()  # the key that leaves overtakes the letters before it
        if await self._leaving.may(self.screen_stack):
            self.exit()

    def on_saved(self, message: Saved) -> None:
        """Something was written: every open screen asks again; when a sealed dossier
        is opened again they do so anyway.
        """
        if self.covered and self.secret:
            return
        if self._watch is not None:
            self._watch.news()  # that was ourselves
        ask_again(self, message.records)
        new_schema = self.desk.clerk.brought_up()
        if new_schema is not None:
            say(self.screen, new_schema)

    @on(FooterBar.Chosen)
    async def _clicked(self, message: FooterBar.Chosen) -> None:
        await run_command(command(message.command), self.screen)

    def remember_place(self) -> None:
        """Keep where the reader was, for the next opening of this dossier; of a sealed
        one nothing.
        """
        if self.desk.sealed:
            return
        place = self.browse.place()
        dossier_id = self.desk.dossier_id
        state.remember(lambda before: before.with_place(dossier_id, place))

    def _handle_exception(self, error: Exception) -> None:
        """Leave in order; ``run`` raises it again, for the command line's one door
        turns it into a sentence. Textual's own words would show every variable.
        """
        if self._exit or self.was_reading(error):
            return  # of what is being taken down some key may have asked still
        if self.failure is None:  # what follows from the first says less
            cause = error.error if isinstance(error, WorkerFailed) else error
            self.failure = cause if isinstance(cause, Exception) else error
            if isinstance(self.failure, Moved):
                self.end_reading()
                return
        self.exit(return_code=1)

    async def _dispatch_message(self, message: Message) -> None:
        """Once nothing can be read, only hands that have seen it are heard: no key that
        waited here, or comes up from a screen below.
        """
        by_hand = isinstance(message, events.InputEvent | events.Paste)
        if by_hand and self._ended is not None and not self._ended.hears(message):
            return
        try:
            await super()._dispatch_message(message)
        except Moved as moved:  # the app's own loop would end with it
            self._handle_exception(moved)

    def panic(self, *_words: RenderableType) -> None:
        """The thread that reads the keys has broken: leave in order, without Textual's
        words for it.
        """
        if self.failure is None:
            self.failure = Refusal(_("The terminal gave no more keys: dossier ended."))
        self.leave_answered(1)


def run(store: Store, path: Path, notices: Sequence[str] = ()) -> int:
    """Browse a dossier until its reader leaves; the exit code.

    Args:
        store: The open dossier.
        path: Its file, for the window's title.
        notices: Sentences to say once it is open.
    """
    app = DossierApp(store, notices)
    if not store.sealed:
        app.title_shown = f"{NAME} · {path.name}"
    app.run()
    unkept = app.desk.clerk.close()
    if unkept is not None:  # the last words of a form that was open
        said = _("What was typed last could not be kept. {why}").format(why=unkept)
        warn(said)
    if app.failure is not None:
        raise app.failure
    app.remember_place()
    return app.return_code or 0
