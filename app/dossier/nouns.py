"""Nouns: what a record of each kind, and a row of each table, is called.

Whole phrases stand here wherever a language could not make them of a verb or a number
and a noun alone.
"""

from typing import Final

from dossier.words import _, counted, later, number
from dossier_db.ids import ENTITIES

_NAMES: Final = {
    "dossier": (later("dossier"), later("{n} dossier"), later("{n} dossiers")),
    "term": (
        later("word of the vocabulary"),
        later("{n} word of the vocabulary"),
        later("{n} words of the vocabulary"),
    ),
    "entity": (later("record"), later("{n} record"), later("{n} records")),
    "organisation": (
        later("organisation"),
        later("{n} organisation"),
        later("{n} organisations"),
    ),
    "place": (later("place"), later("{n} place"), later("{n} places")),
    "person": (later("person"), later("{n} person"), later("{n} people")),
    "case": (later("case"), later("{n} case"), later("{n} cases")),
    "provision": (later("provision"), later("{n} provision"), later("{n} provisions")),
    "event": (later("event"), later("{n} event"), later("{n} events")),
    "name": (later("name"), later("{n} name"), later("{n} names")),
    "source": (later("source"), later("{n} source"), later("{n} sources")),
    "source_relation": (
        later("relation of sources"),
        later("{n} relation of sources"),
        later("{n} relations of sources"),
    ),
    "capture": (later("text held"), later("{n} text held"), later("{n} texts held")),
    "passage": (later("passage"), later("{n} passage"), later("{n} passages")),
    "translation": (
        later("translation"),
        later("{n} translation"),
        later("{n} translations"),
    ),
    "handling": (
        later("entry of the chain of custody"),
        later("{n} entry of the chain of custody"),
        later("{n} entries of the chain of custody"),
    ),
    "mention": (later("mention"), later("{n} mention"), later("{n} mentions")),
    "name_use": (
        later("use of a name"),
        later("{n} use of a name"),
        later("{n} uses of names"),
    ),
    "participation": (
        later("participation"),
        later("{n} participation"),
        later("{n} participations"),
    ),
    "relationship": (
        later("relationship"),
        later("{n} relationship"),
        later("{n} relationships"),
    ),
    "account": (
        later("account of an event"),
        later("{n} account of an event"),
        later("{n} accounts of events"),
    ),
    "quote": (later("quote"), later("{n} quote"), later("{n} quotes")),
    "charge": (later("charge"), later("{n} charge"), later("{n} charges")),
    "restraint": (
        later("measure of restraint"),
        later("{n} measure of restraint"),
        later("{n} measures of restraint"),
    ),
    "outcome": (later("outcome"), later("{n} outcome"), later("{n} outcomes")),
    "question": (later("question"), later("{n} question"), later("{n} questions")),
    "answer": (later("answer"), later("{n} answer"), later("{n} answers")),
    "citation": (later("citation"), later("{n} citation"), later("{n} citations")),
    "comparison": (
        later("verdict on two answers"),
        later("{n} verdict on two answers"),
        later("{n} verdicts on two answers"),
    ),
    "dismissal": (
        later("dismissed proposal"),
        later("{n} dismissed proposal"),
        later("{n} dismissed proposals"),
    ),
    "note": (later("note"), later("{n} note"), later("{n} notes")),
    "hearing": (later("hearing"), later("{n} hearing"), later("{n} hearings")),
    "observation": (
        later("observation"),
        later("{n} observation"),
        later("{n} observations"),
    ),
    "line": (later("quick note"), later("{n} quick note"), later("{n} quick notes")),
}
"""What one of each kind, and a row of each table, is to a person: alone, one with its
number, and several."""
_OF_TABLE: Final = {"court_case": "case"}
"""Tables that are called otherwise than the kind of their rows."""
_BY_ID: Final = {**ENTITIES, "q_": "question"}

_ADD: Final = {
    "person": later("Add a person"),
    "organisation": later("Add an organisation"),
    "place": later("Add a place"),
    "case": later("Add a case"),
    "provision": later("Add a provision"),
    "event": later("Add an event"),
    "hearing": later("Add a hearing"),
    "source": later("Add a source"),
    "note": later("Add a note"),
    "observation": later("Add an observation"),
    "quote": later("Add a quote"),
    "question": later("Add a question"),
    "answer": later("Add an answer"),
    "name": later("Add a name"),
    "participation": later("Add a participation"),
    "restraint": later("Add a measure of restraint"),
    "charge": later("Add a charge"),
    "outcome": later("Add an outcome"),
    "account": later("Add an account of an event"),
    "mention": later("Add a mention"),
    "relationship": later("Add a relationship"),
}
"""The titles of their forms: no language makes them of a verb and a noun alone."""

_NEW: Final = {
    "person": later("new person “{name}”"),
    "organisation": later("new organisation “{name}”"),
    "place": later("new place “{name}”"),
    "case": later("new case “{name}”"),
    "event": later("new event “{name}”"),
    "source": later("new source “{name}”"),
    "provision": later("new provision “{name}”"),
    "question": later("new question “{name}”"),
}

_MEANS: Final = {
    "person": later("somebody, named or not"),
    "organisation": later("a body: a court, a party, a newspaper"),
    "place": later("a town, a building, a stretch of road"),
    "case": later("a case before a court"),
    "provision": later("an article of a law"),
    "event": later("something that happened, or was to"),
    "hearing": later("a sitting of a court"),
    "source": later("a report, a document, a page"),
    "note": later("a thought of yours; needs no source"),
    "observation": later("what you saw or heard yourself"),
    "quote": later("what somebody said, verbatim"),
    "question": later("something on which sources may differ"),
    "answer": later("what one source says to a question"),
    "name": later("how a source spells a name"),
    "participation": later("who was there, and as what"),
    "restraint": later("custody, house arrest, bail"),
    "charge": later("who is accused of what"),
    "outcome": later("a sentence, an acquittal, a release"),
    "account": later("what one source says of an event"),
    "mention": later("a source speaks of somebody"),
    "relationship": later("who is what to whom"),
}
"""What each kind is for, in the list one chooses from."""


def kind_of(record_id: str) -> str:
    """The kind of a record, by what its id begins with; empty for any other id."""
    return _BY_ID.get(record_id[:2], "")


def kind_word(kind: str) -> str:
    """One of a kind, or a row of a table: ``measure of restraint``."""
    found = _NAMES.get(_OF_TABLE.get(kind, kind))
    return _(found[0]) if found else kind


def things(kind: str, count: int) -> str:
    """So many of a kind, or rows of a table: ``1 charge``, ``2 people``."""
    found = _NAMES.get(_OF_TABLE.get(kind, kind))
    if found is None:
        return f"{number(count)} {kind}"
    _alone, one, many = found
    return counted(count, one, many)


def meaning(kind: str) -> str:
    """What a kind is for, in a few words."""
    return _(_MEANS.get(kind, ""))


def adding(kind: str) -> str:
    """The title of the form that adds one."""
    return _(_ADD[kind]) if kind in _ADD else kind_word(kind)


def new_record(kind: str, name: str) -> str:
    """The offer to add somebody who is not there: ``new person “Rivera”``."""
    said = _NEW.get(kind)
    return _(said).format(name=name) if said else name
