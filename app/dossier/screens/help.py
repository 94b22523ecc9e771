"""The help: every key from the one list of commands, and what the marks mean."""

from typing import TypeAlias

from dossier.keys import help_groups
from dossier.rows import Block, Role, Span, line
from dossier.screens.desk import Page
from dossier.screens.page import PageScreen
from dossier.sheets import parts
from dossier.words import _, how, how_meaning, legend

_LABEL = 16
Rows: TypeAlias = tuple[tuple[str, str], ...]
"""Signs, each with what it means."""


class HelpScreen(PageScreen):
    """The help; one is enough, however often it is asked for."""


def page() -> Page:
    """The help as a page."""
    blocks: list[Block] = [parts.title(_("Keys and marks"))]
    for heading, rows in help_groups():
        blocks += parts.heading(heading)
        blocks += [
            Block(line(text), label=line(Span(keys, "accent")), hang=_LABEL)
            for keys, text in rows
        ]
    blocks += parts.heading(_("Marks"))
    blocks += [
        Block(line(text), label=line(Span(mark, "accent")), hang=_LABEL)
        for mark, text in legend()
    ]
    blocks += [
        Block(
            line(_("not read that far: nothing is known of that source's silence")),
            label=line(Span(_("(blank)"), "quiet")),
            hang=_LABEL,
        ),
        *_signs(_("In the lists"), _in_lists(), "quiet"),
        *_signs(_("In two texts"), _in_texts(), "accent"),
        *_signs(_("In the search"), _grammar(), "accent"),
        *parts.heading(_("Reading")),
        parts.plain(
            _(
                "Every statement ends in its citation, [HRW ¶3]: o opens the words"
                " behind it, enter the record. Names, dates in the timeline, verdicts"
                " and readings are ours; what a source says stands in its own account."
                " Sources that copy, translate or rest on one another count as one."
            )
        ),
    ]
    return Page(_("Help"), tuple(blocks))


def _signs(heading: str, rows: Rows, role: Role) -> tuple[Block, ...]:
    """A heading and what each sign below it means."""
    said = (
        Block(line(text), label=line(Span(sign, role)), hang=_LABEL)
        for sign, text in rows
    )
    return (*parts.heading(heading), *said)


def _in_lists() -> Rows:
    """What stands in the lists beside the marks."""
    return (
        ("■  ━━━", _("in month: the day, or the days it may have been")),
        ("□  ╍╍╍", _("the same, of a date given as about")),
        ("◇  ┄┄┄", _("planned, put off, or not held to have happened")),
        (_("sources"), _("independent: what copies another is not counted")),
        (_("open"), _("no conclusion yet; settled: our reading explains it")),
        (_("part"), _("read in part; unseen: nobody here has seen it")),
        (_("(ours)"), _("our words, whatever source or day is looked from")),
    )


def _in_texts() -> Rows:
    """What stands between two texts."""
    return (
        ("=[!]=", _("a question that both answer, with its verdict")),
        (".[?].", _("a candidate that a rule found: + keeps, x dismisses")),
        ("(3.1)", _("it stands here again, or out of its own order")),
        (_("grey"), _("nothing is cited from it")),
        (_("underlined"), _("cited")),
    )


def _grammar() -> Rows:
    """What can be typed into the search, and how hits are told apart."""
    return (
        (_("words"), _("every one must be found, in any order, script and spelling")),
        (_("“a phrase”"), _("these words in this order")),
        (_("=word"), _("literally these characters; also =“two words”")),
        (_("-word"), _("without it; also -“a phrase”")),
        ("kind:person", _("that kind of record alone; also kind:event,quote")),
        ("source:hrw", _("what one source says, by its name or its beginning")),
        ("role:defendant", _("who has that role; by:name, who is quoted")),
        ("2025-11..2026", _("from one day to another; also 2025-11.. and ..2026-01")),
        (how("sounds alike"), how_meaning("sounds alike")),
        (how("typo"), how_meaning("typo")),
    )
