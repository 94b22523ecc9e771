"""A question on a sheet: every answer with its words, then what was decided.

In one column all of it stands on one sheet; where answers stand side by side each has
a sheet of its own, between what is said of the question before and behind them.
"""

from dossier.days import day, day_of
from dossier.grounds import sentence
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.topics import Topic
from dossier.words import _, mark, marked_word, meaning, stance
from dossier_db.records import Answer, Pair, Proposal, Question, Said


def blocks(question: Question, marked: Topic | None = None) -> tuple[Block, ...]:
    """The sheet of a question; ``marked`` is the answer that is to be paired."""
    answers = tuple(
        block
        for answer in question.answers
        for block in (parts.EMPTY, *answer_blocks(question, answer, marked))
    )
    return (*head(question), *answers, *foot(question))


def head(question: Question) -> tuple[Block, ...]:
    """The question, its verdict with our reading, and what is proposed."""
    row = question.row
    return (
        parts.title(row.name),
        _verdict(question),
        *_once(question),
        *_reading(question),
        *_decided(question),
        parts.reference(row.about, _("about")),
        *_proposals(question),
    )


def foot(question: Question) -> tuple[Block, ...]:
    """Who is silent, what was decided between answers, and our notes."""
    return (
        *_silent(question),
        *_pairs(question),
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
        ),
        about=Topic(row.id),
    )


def _proposals(question: Question) -> tuple[Block, ...]:
    """What code thinks of two answers, until a person keeps or dismisses it."""
    if not question.proposals:
        return ()
    said = _("Proposed, not decided: + keeps, x dismisses")
    return (
        *parts.heading(said),
        *(_proposal(question, one) for one in question.proposals),
    )


def _proposal(question: Question, one: Proposal) -> Block:
    own = {answer.id for answer in question.answers}
    pair = (one.a, one.b) if {one.a, one.b} <= own else ()  # else of two questions
    return Block(
        line(
            Span(f"{marked_word(one.verdict)}: ", "strong"),
            sentence(one, question.values),
        ),
        label=line(Span(mark("proposed"), "accent")),
        hang=2,
        about=Topic(question.row.id, pair, one),
    )


def answer_blocks(
    question: Question, answer: Answer, marked: Topic | None = None
) -> tuple[Block, ...]:
    """One answer with its support, and every passage that gives it."""
    topic = Topic(question.row.id, (answer.id,))
    sign = Span("● ", "accent") if topic == marked else ""
    support = parts.independent(answer.sources)
    held = Span(_("  our conclusion"), "accent") if answer.held else ""
    return (
        Block(
            line(
                sign,
                Span(answer.value, "strong"),
                Span(f" · {support}", "quiet"),
                held,
            ),
            about=topic,
        ),
        *parts.statements((_said(said) for said in answer.said), indent=2),
        *(
            parts.plain(_("Note (ours): {text}").format(text=note.text), "quiet", 2)
            for note in answer.notes
        ),
    )


def _said(said: Said) -> parts.Told:
    """One source's words, with its date, for the time between sources matters."""
    issued, as_of = said.citation.issued, said.citation.as_of
    written = day(issued) if issued is not None else _("undated")
    again = as_of is not None and day(as_of) == written  # said already
    date = () if again else line(Span(f" {written}", "quiet"))
    return parts.Told(said.citation, line(Span(stance(said.stance), "strong")), date)


def _silent(question: Question) -> tuple[Block, ...]:
    """Silence is a claim about a whole text: of the others nothing is said."""
    if not question.silent:
        return ()
    names = ", ".join(source.name for source in question.silent)
    said = _("Read whole and silent: {names}").format(names=names)
    rest = _("Of sources read in part nothing is known: they may speak further on.")
    return (
        parts.EMPTY,
        Block(line(Span("· ", "accent"), said)),
        parts.plain(rest, "quiet", 2),
    )


def _pairs(question: Question) -> tuple[Block, ...]:
    values = {answer.id: answer.value for answer in question.answers}
    found = tuple(
        _pair(question.row.id, pair, values)
        for pair in question.pairs
        if pair.a in values and pair.b in values
    )
    return (*parts.heading(_("Between two answers")), *found) if found else ()


def _pair(question_id: str, pair: Pair, values: dict[str, str]) -> Block:
    note = f": {pair.note}" if pair.note else ""
    decided = _("{who}, {when}").format(
        who=pair.decided_by, when=day_of(pair.decided_at)
    )
    return Block(
        line(
            f"{values[pair.a]}  ",
            parts.marked(pair.verdict),
            f"  {values[pair.b]}",
            Span(f" · {meaning(pair.verdict)}{note} · {decided}", "quiet"),
        ),
        about=Topic(question_id, (pair.a, pair.b)),
    )


def _decided(question: Question) -> tuple[Block, ...]:
    """Who gave the verdict, and when."""
    if not question.decided_by or not question.decided_at:
        return ()
    text = _("Decided by {who}, {when}").format(
        who=question.decided_by, when=day_of(question.decided_at)
    )
    return (parts.plain(text, "quiet", 2),)


def _once(question: Question) -> tuple[Block, ...]:
    """Why the sources of the answers are more than those of the question."""
    if sum(answer.sources for answer in question.answers) <= question.row.sources:
        return ()
    said = _("Sources that count as one count once, also where they differ.")
    return (parts.plain(said, "quiet", 2),)


def _reading(question: Question) -> tuple[Block, ...]:
    """The reading of who gave the verdict: why the answers differ."""
    if not question.reading:
        return ()
    narrowed = _("Our reading, of all sources: ") if question.narrowed else ""
    label = Span(narrowed or _("Our reading: "), "accent")
    return (Block(line(label, question.reading), indent=2),)
