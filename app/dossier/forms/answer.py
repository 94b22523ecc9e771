"""Answers: what stands in each field of a form, and what would be saved of it.

What somebody typed and what was understood are two things. Both are kept: a name that
was chosen carries the id of its record, a date its EDTF, and altering the text lets
that go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dossier import labels
from dossier.days import day
from dossier.forms.pen import Pen
from dossier.words import _
from dossier_db.dates import read
from dossier_db.errors import BadDate
from dossier_db.intake.kinds import NEW, Field

CHOSEN: Final = frozenset(("record", "term", "choice", "yes", "passage"))
"""Fields that hold what was chosen, and no text that is only like it."""
_PARAGRAPHS: Final = frozenset(("text", "summary"))
"""Fields that keep the line breaks of what is pasted into them."""
TYPED: Final = ".typed"
"""Behind the name of a field: what stands there, where it is not what is kept."""


@dataclass(slots=True)
class Answer:
    """One field of a form as it stands."""

    field: Field
    pen: Pen
    value: str = ""
    """What would be saved; empty while what was typed means nothing yet."""
    note: str = ""
    """What was understood, in a few words after the text."""
    doubt: str = ""
    """Why it means nothing yet, in a sentence."""
    trouble: str = ""
    """What is wrong with it, in a sentence."""
    fresh: bool = False
    """It was chosen before: the next letter begins anew."""
    begun: tuple[str, str] = ("", "")
    """The text that stood there at first, and the value behind it, which may hold what
    a line does not show: as long as the text is that, the value stays."""

    @property
    def name(self) -> str:
        """The field's name."""
        return self.field.name

    @property
    def text(self) -> str:
        """What stands there."""
        return self.pen.text

    @property
    def unresolved(self) -> bool:
        """Something was typed of which nothing would be saved."""
        return bool(self.text.strip()) and not self.value

    def choose(self, value: str, text: str, note: str = "") -> None:
        """Take what was offered."""
        self.pen.set(text)
        self.value, self.note = value, note
        self.doubt = self.trouble = ""
        self.fresh = True

    def meant(self, value: str, note: str = "") -> None:
        """What stands there is called exactly as something: that is what is meant."""
        self.value, self.note = value, note

    def edited(self, understand: Callable[[str], str]) -> None:
        """The text is another: what was understood of it is let go."""
        self.note = self.doubt = self.trouble = ""
        self.fresh = False
        text, value = self.begun
        if self.field.takes in CHOSEN:
            self.value = ""
        elif value and self.text == text:
            self.value = value
            self.note = _reading(value, text) if self.field.takes == "date" else ""
        else:
            self.value = self.text.strip()
            if self.field.takes == "date" and self.value:
                self._understand(understand)

    def _understand(self, understand: Callable[[str], str]) -> None:
        try:
            self.value = understand(self.value)
            self.note = dated(self.value, self.text)
        except BadDate as refusal:
            self.value, self.doubt = "", str(refusal)

    def left(self) -> None:
        """Somebody went elsewhere: what means nothing is wrong from now on."""
        if not self.unresolved:
            return
        if self.field.takes == "date":
            self.trouble = self.doubt
        elif self.field.takes in CHOSEN:
            self.trouble = unchosen(self.field)

    def kept(self) -> dict[str, str]:
        """What a draft holds of it."""
        found = {self.name: self.value} if self.value else {}
        if self.text.strip() != self.value:
            found[self.name + TYPED] = self.text
        return found


def unchosen(field: Field) -> str:
    """What to do about a name that was typed and never chosen."""
    if field.takes in ("choice", "yes"):
        words = ", ".join(map(labels.choice_word, few(field)))
        return _("Write one of these: {words}.").format(words=words)
    if field.makes or field.takes == "term":
        return _("Choose one of these, or keep it as new.")
    return _("Choose one of these: nothing here is called exactly so.")


def few(field: Field) -> tuple[str, ...]:
    """The few values of a field that has no others."""
    return ("yes", "no") if field.takes == "yes" else field.of


def dated(value: str, typed: str) -> str:
    """A date as it was understood: ``13 Nov 2025 · 2025-11-13``, the latter where it
    is not what was typed.
    """
    said = day(read(value))
    return said if typed.strip() == value else f"{said} · {value}"


def _reading(value: str, typed: str) -> str:
    """The same of what stood in the dossier or in a draft, whatever that is."""
    try:
        return dated(value, typed)
    except BadDate:
        return ""


def answer(
    field: Field, fields: Mapping[str, str], understand: Callable[[str], str]
) -> Answer:
    """A field as a draft, a record or the place where one is fills it.

    Args:
        field: The field.
        fields: Values by name, and what stood there under the name and ``TYPED``.
        understand: Makes EDTF of words; raises ``BadDate``.
    """
    value = fields.get(field.name, "")
    text = fields.get(field.name + TYPED, value.removeprefix(NEW))
    pen = Pen(text, paragraphs=field.name in _PARAGRAPHS)
    made = Answer(field, pen, begun=(pen.text, value))
    if field.takes in CHOSEN:
        made.value, made.fresh = value, bool(value)
        made.note = _("new") if value.startswith(NEW) else ""
        made.left()
    else:
        made.edited(understand)
    return made
