"""Tasks in words: what is missing, why it is listed, and what would close it."""

from collections.abc import Callable, Mapping
from typing import Final

from dossier.days import day
from dossier.words import _, counted, later, ngettext, number
from dossier_db.records import Task

_WORDS: Final = {
    "restraint": later("restraint"),
    "unnamed": later("names"),
    "outcome": later("outcome"),
    "planned": later("planned"),
    "single": later("one source"),
    "unseen": later("unseen"),
    "speaker": later("speaker"),
    "issued": later("date"),
    "text": later("text"),
    "words": later("words"),
}
_CLOSING: Final = {
    "restraint": later(
        "A passage that tells the measure: custody, house arrest, bail, or none."
    ),
    "unnamed": later("A passage that names one of them as charged in the case."),
    "outcome": later(
        "A passage that tells the judgment, an outcome for anybody charged, or the"
        " next hearing of the case."
    ),
    "planned": later(
        "An account of it: then it happened, was put off, or was told by mistake. If"
        " nothing is heard, ask."
    ),
    "single": later(
        "An answer by a source that does not rest on the same one; or the decision"
        " that it is settled all the same."
    ),
    "unseen": later(
        "A copy of it: once somebody here has read it, say how far, and attach its"
        " text."
    ),
    "speaker": later("The speaker, or a description of one where no name is known."),
    "issued": later(
        "The day, from the source itself, an archived copy, or whoever published it."
    ),
    "text": later("Its text: “dossier attach SOURCE FILE” ties it."),
    "words": later(
        "The words of these passages, taken from the text: then each is found again"
        " in every other copy."
    ),
}


NONE: Final = later("Nothing is missing in what is written so far.")
"""Said where there is no task."""


def kind(task: Task) -> str:
    """What is missing, in a word or two: ``one source``."""
    return _(_WORDS.get(task.kind, task.kind))


def closing(task: Task) -> str:
    """What would close it, in a sentence."""
    said = _CLOSING.get(task.kind)
    return _(said) if said else ""


def missing(task: Task) -> str:
    """What is missing, in a few words for one line."""
    return _SHORT[task.kind](task)


def why(task: Task) -> str:
    """Why it is listed, in a sentence or two."""
    return _LONG[task.kind](task)


def tally(counts: Mapping[str, int]) -> str:
    """``3 tasks: outcome 1 · one source 2``; the kinds that have any."""
    every = counted(sum(counts.values()), "{n} task", "{n} tasks")
    each = (f"{_(_WORDS.get(of, of))} {number(n)}" for of, n in counts.items() if n)
    return f"{every}: {' · '.join(each)}" if any(counts.values()) else every


def _other(task: Task) -> str:
    return "" if task.other is None else task.other.name


def _number(task: Task) -> str:
    return number(task.number or 0)


def _total(task: Task) -> str:
    return number(task.total or 0)


def _people(task: Task) -> str:
    return counted(task.total or 0, "{n} person", "{n} people")


def _passages(task: Task) -> str:
    return counted(task.number or 0, "{n} passage", "{n} passages")


def _restraint(task: Task) -> str:
    if task.number is None:
        return _("the measure of restraint not told")
    said = _("no measure told for {n} of {total} charged")
    return said.format(n=_number(task), total=_total(task))


def _why_restraint(task: Task) -> str:
    if task.number is None:
        said = _(
            "{who} is charged in {case}, and no source read here tells under which"
            " measure of restraint."
        )
        return said.format(who=task.record.name, case=_other(task))
    said = _(
        "Sources count {people} charged in {case}, and fewer under a measure of"
        " restraint: of {n} whom none of them names nothing is told."
    )
    return said.format(n=_number(task), people=_people(task), case=_other(task))


def _unnamed(task: Task) -> str:
    said = _("{n} of {total} charged not named")
    return said.format(n=_number(task), total=_total(task))


def _why_unnamed(task: Task) -> str:
    said = _(
        "Sources count {people} charged in {case}; no source read here names {n} of"
        " them."
    )
    return said.format(n=_number(task), people=_people(task), case=_other(task))


def _outcome(task: Task) -> str:
    if task.other is None:
        return _("{day}, in no case told here").format(day=day(task.date))
    return _("no outcome told since {day}").format(day=day(task.date))


def _why_outcome(task: Task) -> str:
    if task.other is None:
        return _(
            "This hearing of {day} belongs to no case here, so that nothing can tell"
            " how it ended."
        ).format(day=day(task.date))
    told = counted(task.number or 0, "{n} hearing", "{n} hearings")
    said = _(
        "This is the last hearing that is told of {case} ({told} in all). No judgment"
        " and no outcome is told of that day or after it."
    )
    return said.format(case=_other(task), told=told)


def _planned(task: Task) -> str:
    return _("{day}: did it happen?").format(day=day(task.date))


def _why_planned(task: Task) -> str:
    said = _(
        "It was planned for {day}. That has passed, and it still stands here as"
        " planned."
    )
    return said.format(day=day(task.date))


def _single(task: Task) -> str:
    if not task.number:
        return _("answered by no source read here")
    if task.number == 1:
        return _("{source} alone answers").format(source=_other(task))
    return _("{source} and what counts as one with it").format(source=_other(task))


def _why_single(task: Task) -> str:
    if not task.number:
        return _("The question is open, and no source read here answers it.")
    if task.number == 1:
        said = _("The question is open, and {source} alone answers it so far.")
        return said.format(source=_other(task))
    said = _(
        "The question is open, and the {n} sources that answer it count as one:"
        " {source} stands for them."
    )
    return said.format(n=_number(task), source=_other(task))


def _unseen(task: Task) -> str:
    told = counted(
        task.number or 0, "{n} passage tells of it", "{n} passages tell of it"
    )
    return told if task.number else _("nothing is told of it")


def _why_unseen(task: Task) -> str:
    said = _(
        "Nobody here has seen it. What is known of it others tell, in {passages} cited"
        " here."
    )
    return said.format(passages=_passages(task))


def _speaker(task: Task) -> str:
    return _("whose words are they?")


def _why_speaker(task: Task) -> str:
    said = _("{source} quotes these words, and nothing here says whose they are.")
    return said.format(source=_other(task))


def _issued(task: Task) -> str:
    if task.date is None:
        return _("date of issue not known")
    return _("{day}: estimated").format(day=day(task.date))


def _why_issued(task: Task) -> str:
    basis = f" ({task.words})" if task.words else ""
    if task.date is None:
        said = _(
            "When it was published is not known{basis}: {passages} of it are left out"
            " of everything “as known on” a day."
        )
    else:
        said = _(
            "When it was published is estimated{basis}: in which order accounts came,"
            " and what was “known on” a day, hang on it for {passages}."
        )
    return said.format(basis=basis, passages=_passages(task))


def _text(task: Task) -> str:
    return _("{passages}, and no text held").format(passages=_passages(task))


def _why_text(task: Task) -> str:
    said = _(
        "Cited here: {passages} of it. No text of it is held, so that nothing here was"
        " ever held against what it says."
    )
    return said.format(passages=_passages(task))


def _words(task: Task) -> str:
    said = ngettext(
        "its one passage cannot be found in it",
        "{n} of {total} passages cannot be found in it",
        task.total or 0,
    )
    return said.format(n=_number(task), total=_total(task))


def _why_words(task: Task) -> str:
    said = ngettext(
        "A text of it is held, but of its one passage neither words nor a digest: it"
        " cannot be found in it.",
        "A text of it is held, but of {n} of its {total} passages neither words nor a"
        " digest: they cannot be found in it.",
        task.total or 0,
    )
    return said.format(n=_number(task), total=_total(task))


_SHORT: Final[Mapping[str, Callable[[Task], str]]] = {
    "restraint": _restraint,
    "unnamed": _unnamed,
    "outcome": _outcome,
    "planned": _planned,
    "single": _single,
    "unseen": _unseen,
    "speaker": _speaker,
    "issued": _issued,
    "text": _text,
    "words": _words,
}
_LONG: Final[Mapping[str, Callable[[Task], str]]] = {
    "restraint": _why_restraint,
    "unnamed": _why_unnamed,
    "outcome": _why_outcome,
    "planned": _why_planned,
    "single": _why_single,
    "unseen": _why_unseen,
    "speaker": _why_speaker,
    "issued": _why_issued,
    "text": _why_text,
    "words": _why_words,
}
