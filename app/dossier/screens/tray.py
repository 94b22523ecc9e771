"""The tray: drafts, each with what it lacks, to be continued or thrown away."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from dossier import errands, labels
from dossier.days import day
from dossier.forms.answer import TYPED
from dossier.forms.form import BY
from dossier.rows import Block, Column, Few, Line, Role, Span, line, row
from dossier.screens.desk import Desk
from dossier.screens.steady import Steady
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Said
from dossier.words import _
from dossier_db import DossierError
from dossier_db.dates import read
from dossier_db.drafts import Draft
from dossier_db.errors import BadDate
from dossier_db.intake import KINDS
from dossier_db.intake.kinds import NEW

_COLUMNS: Final = (
    Column(width=20),
    Column(share=1, least=14),
    Column(width=19, rank=1),
)
_DROP: Final = "x"
_NEAREST: Final = (
    *("name", "text", "value", "words", "gist", "who"),
    *("passage", "event", "about", "speaker", "speaker_words", "of", "question"),
)
"""Fields by which a person knows what was typed, the best first."""
_PRESET: Final = {field.name for one in KINDS for field in one.asked if field.default}
"""Fields that are filled before anything is typed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A draft as the tray lists it."""

    id: str
    draft: Draft
    kind: str
    words: str
    """The first words that were typed."""
    lacks: str
    """What is to be filled in or mended before it can be saved."""
    when: str


class TrayScreen(Steady, ModalScreen[Draft | None]):
    """Gives the draft that is to be continued, None where it was left."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """A window over where one is.

        Args:
            desk: Knows the drafts.
        """
        super().__init__()
        self._desk = desk
        self.list: RowList[Row] = RowList(_draw)
        self.list.empty = _("No draft is left.")
        self.said = Said(classes="said")
        self._asked = ""  # the draft whose second x throws it away

    def compose(self) -> ComposeResult:
        """A sentence, then the drafts."""
        with Vertical(classes="choice"):
            yield self.said
            yield self.list

    def on_mount(self) -> None:
        """Begin at the one typed last."""
        self._load()
        self.set_focus(self.list)

    def _load(self) -> None:
        rows = [_row(self._desk, draft) for draft in self._desk.intake.drafts()]
        self.list.show(Few(rows), min(self.list.cursor, max(0, len(rows) - 1)))
        if not rows:
            self._say(_("esc leaves."))

    @on(RowList.Highlighted)
    def _describe(self) -> None:
        """What can be done, and what the draft under the cursor lacks."""
        row = self.list.row
        if row is not None and not self._asked:
            keys = _("enter continues it, x throws it away, esc leaves.")
            self._say(keys, row.lacks)

    def _say(self, *sentences: str, role: Role = "quiet") -> None:
        self.said.show(
            Block(line(Span(sentence, role))) for sentence in sentences if sentence
        )

    @on(RowList.Opened)
    def _open(self, message: RowList.Opened) -> None:
        if self.is_active:
            self.dismiss(message.row.draft)

    @on(events.Key)
    def _typed(self, event: events.Key) -> None:
        """x throws away, at the second press."""
        row = self.list.row
        if event.character != _DROP or row is None:
            self._asked = ""
            self._describe()
            return
        event.stop()
        if self._asked != row.id:
            self._asked = row.id
            said = _("x once more throws away “{words}”.").format(words=row.words)
            self._say(said, role="warning")
        else:
            self.run_worker(self._drop(row), group="tray")

    async def _drop(self, row: Row) -> None:
        try:
            await self._desk.intake.drop(row.id)
        except DossierError as refusal:
            self._say(str(refusal), role="warning")
            return
        self._asked = ""
        self._load()
        errands.tell_drafts(self.app)


def open_tray(app: App[Any], desk: Desk) -> None:
    """Show the drafts over where one is."""

    def chosen(draft: Draft | None) -> None:
        if draft is not None:
            errands.take_up(app, desk, draft)

    app.push_screen(TrayScreen(desk), chosen)


def _draw(one: Row, cells: int) -> Line:
    return row(_COLUMNS, (one.kind, one.words, Span(one.when, "quiet")), cells)


def _row(desk: Desk, draft: Draft) -> Row:
    typed = {
        key.removesuffix(TYPED): text
        for key, text in draft.fields.items()
        if key.endswith(TYPED)
    }
    plain = {key: text for key, text in draft.fields.items() if not key.endswith(TYPED)}
    shown = {
        **plain,
        **typed,
        "passage": desk.intake.words_of(plain.get("passage", "")),
    }
    return Row(
        draft.id,
        draft,
        errands.title(draft),
        _words(shown),
        _lacks(desk, draft, plain, set(typed) - set(plain)),
        _when(desk, draft),
    )


def _when(desk: Desk, draft: Draft) -> str:
    """When it was typed last; nothing where another program wrote something else."""
    try:
        return day(read(desk.intake.clock(draft.at)))
    except (ValueError, OverflowError, BadDate):
        return ""


def _words(shown: dict[str, str]) -> str:
    """What is nearest to a name among what was typed, or stands on its passage; last of
    all what nobody typed.
    """
    rest = sorted(shown, key=lambda name: name in _PRESET)
    found = (shown.get(name, "").removeprefix(NEW) for name in (*_NEAREST, *rest))
    return next((text for text in found if text), "")


def _lacks(desk: Desk, draft: Draft, values: dict[str, str], unchosen: set[str]) -> str:
    errand = errands.continued(desk, draft)
    if errand is None:
        return ""
    wrong = set(desk.intake.problems(errand.kind, values)) | unchosen
    named = [
        labels.field_word(errand.kind.name, field.name)
        for field in errand.kind.asked
        if field.name in wrong
    ]
    if desk.clerk.agent is None and not values.get(BY.name):
        named.append(labels.field_word(errand.kind.name, BY.name))
    if not named:
        return _("It can be saved.")
    return _("It lacks: {fields}.").format(fields=", ".join(named))
