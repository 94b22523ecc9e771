"""A question on a sheet: every answer with its words, then what was decided."""

from dossier.days import day
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _, mark, meaning
from dossier_db.records import Answer, Pair, Question, Said


def blocks(question: Question) -> tuple[Block, ...]:
    """The sheet of a question."""
    row = question.row
    return (
        parts.title(row.name),
        _verdict(question),
        parts.reference(row.about, _("about")),
        *(block for answer in question.answers for block in _answer(answer)),
        *_silent(question),
        *_pairs(question),
        *_reading(question),
        *parts.notes(question.notes),
    )


def _verdict(question: Question) -> Block:
    row = question.row
    said = meaning(row.mark) or (
        _("no verdict yet") if row.verdict is None else _("nothing to compare here")
    )
    sources = parts.independent(row.sources)
    status = _("settled") if row.status == "settled" else _("open")
    return Block(
        line(
            parts.marked(row.mark),
            f" {said}",
            Span(f" · {status} · {sources}", "quiet"),
        )
    )


def _answer(answer: Answer) -> tuple[Block, ...]:
    support = parts.independent(answer.sources)
    held = Span(_("  our conclusion"), "accent") if answer.held else ""
    return (
        parts.EMPTY,
        Block(
            line(Span(answer.value, "strong"), Span(f" · {support}", "quiet"), held),
        ),
        *parts.statements((_said(said) for said in answer.said), indent=2),
        *(
            parts.plain(_("Note (ours): {text}").format(text=note.text), "quiet", 2)
            for note in answer.notes
        ),
    )


def _said(said: Said) -> parts.Told:
    """One source's words, with its date, for the time between sources matters."""
    stance = {"denies": _("denies: "), "doubts": _("doubts: ")}.get(said.stance, "")
    issued = said.citation.issued
    date = line(Span(f" {day(issued)}", "quiet")) if issued is not None else ()
    return parts.Told(said.citation, line(Span(stance, "strong")), date)


def _silent(question: Question) -> tuple[Block, ...]:
    if not question.silent:
        return ()
    names = ", ".join(source.name for source in question.silent)
    text = _("Read whole and silent: {names}").format(names=names)
    return (parts.EMPTY, Block(line(Span("· ", "accent"), Span(text, "quiet"))))


def _pairs(question: Question) -> tuple[Block, ...]:
    values = {answer.id: answer.value for answer in question.answers}
    found = tuple(
        _pair(pair, values)
        for pair in question.pairs
        if pair.a in values and pair.b in values
    )
    return (*parts.heading(_("Between two answers")), *found) if found else ()


def _pair(pair: Pair, values: dict[str, str]) -> Block:
    note = f": {pair.note}" if pair.note else ""
    return Block(
        line(
            f"{values[pair.a]}  ",
            Span(mark(pair.verdict), "accent"),
            f"  {values[pair.b]}",
            Span(f" · {meaning(pair.verdict)}{note}", "quiet"),
        )
    )


def _reading(question: Question) -> tuple[Block, ...]:
    if not question.reading and not question.decided_by:
        return ()
    decided: tuple[Block, ...] = ()
    if question.decided_by and question.decided_at:
        text = _("Decided by {who}, {when}").format(
            who=question.decided_by, when=question.decided_at[:10]
        )
        decided = (parts.plain(text, "quiet"),)
    reading = (parts.plain(question.reading),) if question.reading else ()
    return (*parts.heading(_("Our reading")), *reading, *decided)
