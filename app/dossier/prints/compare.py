"""Comparison: each question with its verdict and every answer in its words."""

from collections.abc import Iterator

from dossier.days import day_of
from dossier.grounds import sentence
from dossier.prints import phrases
from dossier.prints.heading import heading, heading_of_questions
from dossier.prints.out import Line, Out, every
from dossier.words import _, mark, verdict_word
from dossier_db import Store
from dossier_db.records import (
    EVERY_QUESTION,
    Answer,
    Filter,
    Pair,
    Question,
    Said,
    Viewpoint,
)


def print_compare(
    store: Store, view: Viewpoint, out: Out, narrowed: Filter = EVERY_QUESTION
) -> None:
    """Print every question of the filter, in our order of importance."""
    out.begin(heading_of_questions(store, view, narrowed))
    rows = every(store.compare.listing(view, narrowed))
    questions = (store.compare.question(row.id, view) for row in rows)
    out.sheets("rows", questions, question_lines)
    out.end()


def print_question(store: Store, view: Viewpoint, out: Out, question_id: str) -> None:
    """Print one question."""
    question = store.compare.question(question_id, view)
    out.begin(heading(store, view))
    out.sheet("record", question, question_lines(question))
    out.end()


def print_answer(store: Store, view: Viewpoint, out: Out, answer_id: str) -> None:
    """Print the question that an answer belongs to: alone it says little."""
    print_question(store, view, out, store.compare.question_of(answer_id))


def question_lines(question: Question) -> Iterator[Line]:
    """The verdict and our reading, then each answer with all who give it."""
    row = question.row
    yield Line(
        _("Question: {name} ({id})").format(name=row.name, id=row.id), strong=True
    )
    yield from phrases.value(_("about"), phrases.named(row.about))
    verdict = phrases.verdict(row.mark) or _("no verdict")
    yield Line(
        _("verdict (ours): {verdict}, {status}").format(
            verdict=verdict, status=row.status
        )
    )
    whole = _("reading (ours, of all sources)") if question.narrowed else ""
    yield from phrases.value(whole or _("reading (ours)"), question.reading)
    if question.decided_by:
        decided = ", ".join(
            filter(None, (question.decided_by, day_of(question.decided_at or "")))
        )
        yield from phrases.value(_("decided by"), decided)
    for answer in question.answers:
        yield from _answer(answer)
    yield from phrases.part(_("Answers in pairs"), _pairs(question))
    yield from phrases.part(_("Proposed, not decided"), _proposals(question))
    silent = ", ".join(link.name for link in question.silent)
    yield from phrases.value(_("silent, though read whole"), silent)
    yield from phrases.notes(question.notes)


def _answer(answer: Answer) -> Iterator[Line]:
    text = _("Answer: {value} ({id}), {sources}").format(
        value=answer.value, id=answer.id, sources=phrases.independent(answer.sources)
    )
    if answer.held:
        text = _("{answer}; the answer we hold").format(answer=text)
    yield Line(text, strong=True)
    told = (phrases.said(said.citation, before=_stance(said)) for said in answer.said)
    for text in dict.fromkeys(told):  # of one paragraph several passages may say it
        yield Line(text, 1)
    yield from phrases.notes(answer.notes, 1)


def _stance(said: Said) -> tuple[str, ...]:
    """Whoever asserts needs no word for it."""
    return () if said.stance == "asserts" else (said.stance,)


def _pairs(question: Question) -> Iterator[Line]:
    """Verdicts on two answers, where both are in view."""
    values = {answer.id: answer.value for answer in question.answers}
    for pair in question.pairs:
        if pair.a in values and pair.b in values:
            yield Line(_pair(pair, values), 1)


def _proposals(question: Question) -> Iterator[Line]:
    """What code thinks of two answers, each with its grounds."""
    for one in question.proposals:
        why = sentence(one, question.values)
        said = f"{mark('proposed')} {verdict_word(one.verdict)}: {why}"
        yield Line(said, 1)


def _pair(pair: Pair, values: dict[str, str]) -> str:
    text = _("{a} / {b}: {verdict}").format(
        a=values[pair.a], b=values[pair.b], verdict=phrases.verdict(pair.verdict)
    )
    return f"{text} — {pair.note}" if pair.note else text
