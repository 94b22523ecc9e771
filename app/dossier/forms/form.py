"""A form: the fields of a kind, what stands in them, and which has the cursor."""

from collections.abc import Callable, Mapping
from typing import Final

from dossier import labels
from dossier.forms.answer import TYPED, Answer, answer
from dossier_db.intake.kinds import CITATION, OWN, Field, Kind

BY: Final = Field("by", needed=True)
"""In whose name it is saved; asked where nobody has said."""
_CITED: Final = frozenset(field.name for field in CITATION)
_SILENT: Final = frozenset(("capture", "starts", "ends"))
"""What was selected in a text: carried along, never asked for."""
_PLANNED: Final = "planned"
_OBSERVED: Final = frozenset(("where", "connection"))


class Form:
    """What somebody is about to add or to change."""

    def __init__(
        self,
        kind: Kind,
        fields: Mapping[str, str],
        understand: Callable[[str, bool], str],
        *,
        ahead: Callable[[str], bool] = lambda _date: False,
        defaults: bool = True,
        named: bool = True,
    ) -> None:
        """The cursor stands in the first field, or the first one that is empty.

        Args:
            kind: What it is to become.
            fields: What stands in it at first, as ``answer`` takes it.
            understand: Makes EDTF of words, of a planned date the next one that fits;
                raises ``BadDate``.
            ahead: Whether all of a date is still to come.
            defaults: Something new: a field without a value takes that of its kind,
                and the cursor goes to the first one that is empty.
            named: It is known in whose name it will be saved.
        """
        self.kind = kind
        self._dates = understand
        self._ahead = ahead
        asked = kind.asked if named else (*kind.asked, BY)
        first = {field.name: field.default for field in asked} if defaults else {}
        begun = {
            name: value
            for name, value in first.items()
            if value and name not in fields and name + TYPED not in fields
        }
        filled = {**begun, **fields}
        self._planned = filled.get("status") == _PLANNED
        self._presumed = self._usual = begun.get("status", "")  # nobody said it
        self.answers = {
            field.name: answer(field, filled, self._understand) for field in asked
        }
        """Every field, also those that are not asked for as things stand."""
        self._presume()
        self.at = self._first(empty=defaults)
        """The field that has the cursor."""
        self.first = self.kept()
        """What stood in it at first."""

    def _first(self, *, empty: bool) -> str:
        shown = self.shown
        free = (name for name in shown if empty and not self.answers[name].text)
        return next(free, shown[0] if shown else "")

    @property
    def here(self) -> Answer:
        """The field that has the cursor."""
        return self.answers[self.at]

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields that are asked for, as things stand."""
        return tuple(name for name in self.answers if self._asked(name))

    def _asked(self, name: str) -> bool:
        if name in _SILENT:
            return False
        if name not in _CITED or not self.kind.cited:
            return True
        if self.answers["passage"].text:  # it says the rest of the citation
            return name == "passage"
        if name == "passage":
            return False
        own = self.answers["source"].value == OWN
        if name in _OBSERVED:
            return own
        return name != "paragraph" or not (own or self.answers["capture"].value)

    def needs(self, name: str) -> bool:
        """It cannot be left out."""
        if self.kind.cited and name == "source":
            return True
        quoted = self.kind.name == "quote" and name == "words"
        return quoted or self.answers[name].field.needed

    @property
    def cited_from(self) -> str:
        """The first field of the citation that is asked for; empty without one."""
        if not self.kind.cited:
            return ""
        return next((name for name in self.shown if name in _CITED), "")

    def go(self, name: str) -> bool:
        """Put the cursor into another field; whether it was there to go to."""
        if name == self.at or name not in self.shown:
            return False
        self.answers[self.at].left()
        self.at = name
        self.here.fresh = _begins_anew(self.here)
        self.here.pen.end()
        return True

    def step(self, step: int) -> bool:
        """The next field (+1) or the one before (-1); round at the ends."""
        names = self.shown
        place = names.index(self.at) if self.at in names else 0
        return self.go(names[(place + step) % len(names)])

    def edited(self) -> None:
        """The text under the cursor is another."""
        self.here.edited(self._understand)
        self._presume()

    def write(self, name: str, text: str) -> None:
        """Put a text into a field as if it were typed."""
        self.answers[name].pen.set(text)
        self.answers[name].edited(self._understand)
        self._presume()

    def chosen(self) -> None:
        """Something was taken from what is offered: a date may mean another."""
        status = self.answers.get("status")
        planned = status is not None and status.value == _PLANNED != self._presumed
        if planned != self._planned:
            self._planned = planned
            for one in self.answers.values():
                if one.field.takes == "date" and one.text:
                    one.edited(self._understand)

    def _presume(self) -> None:
        """What lies ahead is planned, until somebody says how it stands."""
        date, status = self.answers.get("date"), self.answers.get("status")
        if date is None or status is None or not self._usual:
            return
        if status.value != self._presumed:
            return
        says = _PLANNED if date.value and self._ahead(date.value) else self._usual
        if says != self._presumed:
            self._presumed = says
            status.choose(says, labels.choice_word(says))

    def _understand(self, words: str) -> str:
        return self._dates(words, self._planned)

    # What becomes of it

    @property
    def touched(self) -> bool:
        """Something stands in it that did not at first."""
        return self.kept() != self.first

    def kept(self) -> dict[str, str]:
        """What a draft holds of it, fields that are not asked for included."""
        found: dict[str, str] = {}
        for one in self.answers.values():
            found.update(one.kept())
        return found

    def given(self) -> dict[str, str]:
        """What would be saved: the values of the fields that are asked for."""
        names = {*self.shown, *_SILENT} - {BY.name}
        if self.kind.cited and self.answers["passage"].value:
            names -= _SILENT
        return {
            name: one.value
            for name, one in self.answers.items()
            if name in names and one.value
        }

    @property
    def agent(self) -> str:
        """In whose name; empty where that is not asked for here."""
        asked = self.answers.get(BY.name)
        return "" if asked is None else " ".join(asked.value.split())

    def troubles(self) -> dict[str, str]:
        """What is wrong so far, without asking the store."""
        for one in self.answers.values():
            one.left()
        shown = self.shown
        return {
            name: one.trouble
            for name, one in self.answers.items()
            if one.unresolved and name in shown
        }


def _begins_anew(one: Answer) -> bool:
    """What was chosen from a list is replaced as a whole, not letter by letter."""
    return bool(one.value) and one.field.takes in ("record", "term", "choice", "yes")
