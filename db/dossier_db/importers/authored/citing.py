"""``cite``: from a statement to the passages it hangs on."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier_db.importers.authored import nodes
from dossier_db.importers.authored.fields import Fields, Record, fields, one_of, read
from dossier_db.importers.authored.sheet import Sheet
from dossier_db.importers.given import Place, refuse
from dossier_db.tables import Value

VOICE = "gist attributed_to attribution caution"
"""What a statement says of the passages that are made for it, beside the day."""

_COLUMNS = {
    "gist": "gist",
    "attributed_to": "attributed_to_id",
    "attribution": "attribution",
    "as_of": "as_of",
    "caution": "caution",
}
_ITEM = fields(text=f"passage source {VOICE} place stance", date="as_of date")


@dataclass(frozen=True, slots=True)
class Cited:
    """One passage that a statement hangs on, and what this citation alone says."""

    passage: str
    place: Place
    own: Record | None
    gist: str | None
    """What the passage says to the statement, in our words."""
    made: bool
    """The passage was made for the statement, and says just that itself."""

    @property
    def apart(self) -> str | None:
        """What the statement has to say beside a passage that was there before."""
        return None if self.made else self.gist

    def said(self, statement: Record, field: str) -> str | None:
        """A field of this citation, else of the statement."""
        own = self.own.text(field) if self.own is not None else None
        return own if own is not None else statement.text(field)


def statement(
    required: str = "",
    *,
    text: str = "",
    whole: str = "",
    number: str = "",
    date: str = "",
    texts: str = "",
) -> Fields:
    """The fields of a statement: its own, what its passages inherit, and ``cite``."""
    return fields(
        f"cite {required}",
        text=f"{VOICE} {text}",
        whole=whole,
        number=number,
        date=f"as_of {date}",
        texts=texts,
        cite="cite",
    )


def passages(
    sheet: Sheet,
    owner: str,
    said: Record,
    *,
    gist: str | None = None,
    also: str = "",
    subject: str = "",
) -> Iterator[Cited]:
    """Every passage a statement cites, made where only a source is named.

    Args:
        sheet: where made passages go.
        owner: the id of the record that the statement belongs to.
        said: the statement.
        gist: what a made passage says where the statement has no gist.
        also: the fields that a citation of this statement may have of its own.
        subject: of whom the gist speaks where it does not say so itself; a made passage
            says it, for it is read alone.
    """
    for node in said.cite:
        own = read(node, _ITEM, "“cite”") if isinstance(node, nodes.Mapping) else None
        if own is not None:
            _check(own, also)
        name = _named(node) if own is None else own.need(_which(own))
        if name.startswith("x_"):
            told = None if own is None else own.text("gist")
            yield Cited(name, node.place, own, told or said.text("gist"), made=False)
        else:
            row = _row(name, said, own, gist)
            told = None if "gist" not in row else str(row["gist"])
            if told is not None and subject:
                row["gist"] = f"{subject}: {told}"
            made = _made(sheet, owner, name, row, node.place)
            yield Cited(made, node.place, own, told, made=True)


def _named(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text) and node.text[:2] in ("x_", "s_"):
        return node.text
    shown = f"“{node.text}”" if isinstance(node, nodes.Text) else "a list"
    raise refuse(
        node.place,
        f"“cite” names passages (x_…) and sources (s_…), not {shown}",
    )


def _which(own: Record) -> str:
    which = one_of(own, ("passage", "source"))
    if not own.need(which).startswith(f"{'x' if which == 'passage' else 's'}_"):
        raise refuse(own.places[which], f"“{own.need(which)}” is no {which}")
    return which


def _check(own: Record, also: str) -> None:
    allowed = {"passage", "source", "gist", *also.split()}
    if "source" in own.values:
        allowed.update(_COLUMNS)
    for name in own.values:
        if name not in allowed:
            why = (
                "a passage of a text read whole carries it itself"
                if name in _COLUMNS
                else "it has no place in this citation"
            )
            raise refuse(own.places[name], f"“{name}” cannot stand here: {why}")


def _row(
    source: str, said: Record, own: Record | None, gist: str | None
) -> dict[str, Value]:
    row: dict[str, Value] = {"source_id": source}
    for record in (said, own):
        if record is not None:
            row.update(record.row(_COLUMNS))
    if "gist" not in row and gist is not None:
        row["gist"] = gist
    return row


def _made(
    sheet: Sheet, owner: str, source: str, row: dict[str, Value], place: Place
) -> str:
    if "gist" in row:
        return sheet.passage(owner, row, place)
    made = sheet.made(owner, source)
    if len(made) != 1:
        raise refuse(
            place,
            f"what {source} says is not told: give a “gist” here or above",
        )
    return made[0]
