"""A text on the screen: a sentence a block; what is not cited of it recedes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.facing.meetings import Meeting
from dossier.grounds import rule
from dossier.rows import Block, Highlight, Role, Span, line
from dossier.sheets import parts
from dossier.topics import Topic
from dossier.words import WARNINGS, _, counted, later, mark, verdict_word
from dossier_db.records import Citation, Sought
from dossier_db.records.alignments import Alignment, Point, Reading, Spot

_LOST = {
    "changed": later("its words have changed"),
    "lost": later("it is not found in this text"),
}
"""What became of a passage that was looked for in a text in vain, in words."""
_HANG = 7
"""Cells for paragraph, sentence and mark."""
_STOPS = frozenset(
    (
        "differ",
        "backwards",
        "update",
        "scope",
        "spelling",
        "precision",
        "attribution",
        "proposed",
    )
)
"""Marks at which ``n`` stops between two texts: everything but agreement."""


def texts(
    sides: Sequence[Reading], points: Sequence[Point]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of one text or of two."""
    made = [
        blocks(side, [(one, spots(one, n)) for one in points])
        for n, side in enumerate(sides)
    ]
    return (made[0], made[1] if len(made) > 1 else ())


def spots(point: Point, side: int) -> tuple[Spot, ...]:
    """Where a point stands in the text of one side."""
    return point.b if side else point.a


def lit(
    shown: tuple[Block, ...], side: Reading, words: Sequence[Spot]
) -> tuple[Block, ...]:
    """The same blocks, with some words standing out."""
    made = list(shown)
    for spot in words:
        for number in _reach(side, spot):
            one = made[number]
            light = _highlight(side, number, spot, "warning")
            made[number] = replace(one, highlights=(*one.highlights, light))
    return tuple(made)


def blocks(
    side: Reading,
    points: Iterable[tuple[Point, Sequence[Spot]]] = (),
) -> tuple[Block, ...]:
    """Every sentence of a text in its order."""
    cited: dict[int, list[tuple[str, Spot]]] = {}
    for passage_id, places in side.spots.items():
        for spot in places:
            for number in _reach(side, spot):
                cited.setdefault(number, []).append((passage_id, spot))
    marks: dict[int, Span] = {}
    for point, words in points:
        for spot in words:
            marks.setdefault(spot.sentence, sign(point))
    return tuple(
        _block(side, n, cited.get(n, ()), marks.get(n))
        for n in range(len(side.sentences))
    )


def _reach(side: Reading, spot: Spot) -> Iterable[int]:
    """The sentences over which some words reach."""
    number = spot.sentence
    while number < len(side.sentences) and (
        number == spot.sentence or side.sentences[number].start < spot.stop
    ):
        yield number
        number += 1


def _block(
    side: Reading,
    number: int,
    cited: Sequence[tuple[str, Spot]],
    mark_of: Span | None,
) -> Block:
    sentence = side.sentences[number]
    cite = cited[0][0] if cited else None
    asked = [q for passage, _spot in cited for q in side.questions.get(passage, ())]
    return Block(
        line(_flat(sentence.text)[0], role="quiet" if side.spots else ""),
        label=line(
            Span(f"{sentence.paragraph}.{sentence.number} ", "quiet"), mark_of or ""
        ),
        hang=_HANG,
        cite=cite,
        opens=asked[0].id if asked else cite,
        highlights=tuple(
            _highlight(side, number, spot, "cited") for _passage, spot in cited
        ),
    )


def _highlight(side: Reading, number: int, spot: Spot, role: Role) -> Highlight:
    """The characters of a sentence, on one line, that some words of the text are."""
    sentence = side.sentences[number]
    _text, places = _flat(sentence.text)
    start = places[max(0, spot.start - sentence.start)]
    stop = places[min(len(sentence.text), spot.stop - sentence.start)]
    return Highlight(start, stop, role)


def _flat(text: str) -> tuple[str, list[int]]:
    """The words of a sentence on one line, and where each character went."""
    made: list[str] = []
    places: list[int] = []
    for character in text:
        places.append(len(made))
        if not character.isspace():
            made.append(character)
        elif made and made[-1] != " ":
            made.append(" ")
    places.append(len(made))
    return "".join(made), places


def sign(point: Point) -> Span:
    """The mark of a point: one that warns in the role of warnings."""
    return Span(mark(point.mark), "warning" if point.mark in WARNINGS else "accent")


def meetings(alignment: Alignment) -> tuple[Meeting, ...]:
    """Where the two texts stand opposite: each point once, then likeness.

    A point stands where its sentences are linked, else at its first words in each
    text; its other places carry its mark beside them.
    """
    linked = {(one.i, one.j) for one in alignment.links}
    found: list[Meeting] = []
    for point in alignment.points:
        pair = _pair(point, linked)
        if pair is not None:
            firm, stop = point.mark != "proposed", point.mark in _STOPS
            found.append(Meeting(*pair, sign(point), firm, stop, point.id))
    found += _alone(alignment.points, found)
    met = {(one.a, one.b) for one in found}
    found += [
        Meeting(*pair, Span(" "), True, False, "") for pair in sorted(linked - met)
    ]
    return tuple(found)


def _alone(points: Iterable[Point], found: Sequence[Meeting]) -> list[Meeting]:
    """What one text says against itself, opposite whatever its sentence meets."""
    met = [{one.a: one.b for one in found}, {one.b: one.a for one in found}]
    made: list[Meeting] = []
    for point in points:
        side = 0 if point.a else 1
        words = spots(point, side)
        if spots(point, 1 - side) or not words:
            continue
        own = next((s.sentence for s in words if s.sentence in met[side]), None)
        if own is not None:
            pair = (own, met[side][own]) if side == 0 else (met[side][own], own)
            made.append(Meeting(*pair, sign(point), False, True, point.id))
    return made


def _pair(point: Point, linked: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The sentences of a point that stand opposite one another."""
    pairs = [(a.sentence, b.sentence) for a in point.a for b in point.b]
    return next((pair for pair in pairs if pair in linked), pairs[0] if pairs else None)


def said(point: Point, names: tuple[str, str]) -> tuple[Block, ...]:
    """What a point is: its name, what each text says of it, and the grounds."""
    candidate = point.mark == "proposed"
    word = verdict_word(point.verdict or point.mark or "")
    topic = Topic(point.question_id or "", candidate=point.id if candidate else "")
    found = [
        Block(
            line(
                Span(rule(point.name) if candidate else point.name, "strong"),
                Span(f"  {word}", "quiet"),
            ),
            label=line(sign(point)),
            hang=2,
            about=topic,
        )
    ]
    for name, value in zip(names, point.values, strict=True):
        shown = line(value) if value else line(Span(_("nothing"), "quiet"))
        found.append(Block(line(Span(f"{name}: ", "quiet"), *shown), indent=2))
    whys = [point.why] if point.why else []
    whys += [
        _("the date of {source} is estimated").format(source=one)
        for one in point.estimated
    ]
    if whys:
        found.append(Block(line(Span("; ".join(whys), "quiet")), indent=2))
    return tuple(found)


def rail(alignment: Alignment) -> tuple[Block, ...]:
    """All points beside the texts: questions both answer, then candidates."""
    names = (alignment.a.source.name, alignment.b.source.name)
    asked = [one for one in alignment.points if one.mark != "proposed"]
    open_ones = [one for one in alignment.points if one.mark == "proposed"]
    none = Block(line(Span(_("No question is answered by both."), "quiet")))
    found: list[Block] = [Block(line(Span(_("Questions both answer"), "accent")))]
    found += [block for one in asked for block in said(one, names)] or [none]
    if open_ones:
        found += parts.heading(_("Candidates, by rule: + keeps, x dismisses"))
        found += [block for one in open_ones for block in said(one, names)]
    return tuple(found)


def lost(sides: Sequence[Reading]) -> tuple[str, ...]:
    """How many citations do not stand in some texts, if any were looked for in vain."""
    gone = [one for side in sides for one in side.sought if one.state in _LOST]
    if not gone:
        return ()
    said = counted(len(gone), "{n} citation not found", "{n} citations not found")
    return (said,)


def missing(side: Reading) -> tuple[Block, ...]:
    """The citations that do not stand in a text: each that was looked for with both
    readings; then how many could not be looked for, which may stand there."""
    gone = [one for one in side.sought if one.state in _LOST]
    named = [(one, citation) for one, citation in side.unfound if one.state in _LOST]
    found: list[Block] = []
    if gone:
        head = counted(
            len(gone),
            "{n} citation does not stand in this text",
            "{n} citations do not stand in this text",
        )
        found += [*parts.heading(head), *(_vanished(*each) for each in named)]
    more = len(gone) - len(named)
    if more:
        said = counted(more, "and {n} more", "and {n} more")
        found.append(parts.plain(said, "quiet"))
    unheld = sum(one.state == "unheld" for one in side.sought)
    if unheld:
        said = counted(
            unheld,
            "{n} citation cannot be looked for: neither its words nor a digest"
            " are held",
            "{n} citations cannot be looked for: neither their words nor a digest"
            " are held",
        )
        found.append(parts.plain(said, "quiet"))
    return tuple(found)


def _vanished(one: Sought, citation: Citation) -> Block:
    """A citation that was looked for in vain, and what stands there perhaps."""
    known = one.was if one.was != citation.exact else None  # no need to say it twice
    was = _("was “{words}”").format(words=known) if known else ""
    now = _("now perhaps “{words}”").format(words=one.now) if one.now else ""
    ours = () if citation.exact is not None else (Span(" " + _("(ours)"), "quiet"),)
    return Block(
        line(
            parts.place(citation),
            " ",
            *parts.words(citation),
            *ours,
            ": ",
            Span(_(_LOST[one.state]), "strong"),
            *(f" · {part}" for part in (was, now) if part),
        ),
        cite=one.passage_id,
        opens=one.passage_id,
    )
