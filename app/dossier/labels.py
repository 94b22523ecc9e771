"""What the fields of a form are called, and what can be written into them.

The store names fields as scripts write them; here each has the words for a person, and
a sentence where the name alone does not say what is wanted.
"""

from typing import Final

from dossier.words import _, later

_FIELDS: Final = {
    "about": later("about"),
    "addressee": later("said to"),
    "archive_url": later("archived at"),
    "article": later("article"),
    "as_of": later("holds for"),
    "at_least": later("at least"),
    "at_most": later("at most"),
    "attributed_to": later("on whose word"),
    "attribution": later("in these words"),
    "author": later("author"),
    "by": later("your name"),
    "capture": later("text held"),
    "case": later("case"),
    "caution": later("caution"),
    "code": later("law"),
    "connection": later("your connection"),
    "counts_with": later("counts with"),
    "court": later("court"),
    "coverage": later("read"),
    "date": later("date"),
    "direct": later("very words"),
    "ends": later("ends at"),
    "entity": later("means"),
    "event": later("event"),
    "gist": later("in our words"),
    "issued": later("issued"),
    "issued_basis": later("known from"),
    "kind": later("kind"),
    "lang": later("language"),
    "months": later("months"),
    "name": later("name"),
    "note": later("note"),
    "number": later("number"),
    "of": later("whose name"),
    "original_lang": later("spoken language"),
    "paragraph": later("paragraph"),
    "part": later("part"),
    "passage": later("passage"),
    "people": later("how many"),
    "place": later("place"),
    "provision": later("under"),
    "publisher": later("publisher"),
    "question": later("question"),
    "rank": later("rank"),
    "role": later("role"),
    "says": later("says here"),
    "since": later("since"),
    "source": later("source"),
    "speaker": later("speaker"),
    "speaker_words": later("described as"),
    "spelled": later("spelled there"),
    "stage": later("stage"),
    "stance": later("stance"),
    "starts": later("begins at"),
    "status": later("status"),
    "summary": later("summary"),
    "text": later("text"),
    "title": later("title"),
    "to": later("to"),
    "until": later("until"),
    "url": later("address"),
    "value": later("answer"),
    "where": later("where you were"),
    "who": later("who"),
    "within": later("lies in"),
    "words": later("very words"),
}
"""The fields, whatever the form."""

_OWN: Final = {
    ("question", "name"): later("question"),
    ("answer", "date"): later("as a date"),
    ("account", "date"): later("date it gives"),
    ("account", "place"): later("place it gives"),
    ("quote", "date"): later("said on"),
    ("quote", "event"): later("said at"),
    ("quote", "direct"): later("verbatim"),
    ("relationship", "kind"): later("is … of"),
    ("relationship", "to"): later("to whom"),
    ("restraint", "kind"): later("measure"),
    ("restraint", "place"): later("held in"),
    ("charge", "who"): later("accused"),
    ("restraint", "who"): later("accused"),
    ("outcome", "who"): later("accused"),
    ("outcome", "kind"): later("outcome"),
    ("name", "kind"): later("kind of name"),
    ("provision", "name"): later("name"),
    ("source", "title"): later("title printed"),
}
"""Fields that are called otherwise in one form."""

_HINTS: Final = {
    "addressee": later("To whom it was said, where that is told."),
    "as_of": later("The day or minute for which it holds: 13 Nov, 2026-01-29 10:30."),
    "at_least": later("The answer as a number, for arithmetic; the least it can mean."),
    "at_most": later("The most it can mean."),
    "attributed_to": later("On whose word the source says it, where it says so."),
    "attribution": later("How the source names who told it, where that is finer."),
    "by": later("The log keeps who wrote what; asked once."),
    "case": later("Type a few letters of its name, in any script."),
    "caution": later("What a reader must know before using it."),
    "code": later("The law it stands in: Criminal Code."),
    "connection": later("How you came to see or hear it: monitor, relative, counsel."),
    "counts_with": later("The source that it copies or rests on, if it does."),
    "coverage": later("How much of it was read: only what was read whole is silent."),
    "date": later("13 Nov, around July 2025, 21-23 Jan, 2026-01-29 10:30, or in EDTF."),
    "direct": later("yes: verbatim; no: reported speech."),
    "entity": later("The person, place or thing that is the answer, if it is one."),
    "gist": later("What it says, in your own words, where you do not copy the words."),
    "issued": later("When it came out: 13 Nov 2025, Nov 2025, about 2025."),
    "issued_basis": later("How that is known: printed, in the address, guessed."),
    "kind": later("Type a letter or two, or go down the list."),
    "lang": later("As a code: kk, ru, zh, en."),
    "months": later("Of imprisonment or restriction, in months."),
    "of": later("Of whom or of what: a few letters in any script."),
    "original_lang": later("The language in which it was said: kk, ru, zh."),
    "paragraph": later("Its number in the source, counted from 1."),
    "people": later("Of a group, how many are meant; left empty it is one."),
    "place": later("Type a few letters of its name, in any script."),
    "rank": later("Its order of importance: 1 comes first."),
    "role": later("What somebody was there: defendant, judge, counsel."),
    "says": later("What the passage says to this very thing, where it says more."),
    "source": later("Where you have it from: your own observation, or a source."),
    "speaker": later("Who says it: a few letters in any script."),
    "speaker_words": later("How the speaker is described: a relative, an official."),
    "spelled": later("The name as the source spells it, where that is not ours."),
    "stage": later("Where the case had come to: a letter or two, or down the list."),
    "stance": later("What the source does with the answer: asserts, denies, doubts."),
    "status": later(
        "happened, planned, postponed; reported: told, but held to be mistaken."
    ),
    "summary": later("Two or three sentences of ours on who or what it is."),
    "value": later("As short as it can be said: about 30, 13 and 5, nobody."),
    "where": later("The place from where you saw or heard it."),
    "who": later("Type a few letters of the name, in any script."),
    "within": later("The town, district or country that it lies in."),
    "words": later(
        "What the passage says, verbatim; what somebody said there: a quote (a q)."
    ),
}
"""A sentence for each field that needs one; what it takes is said by itself."""

_OWN_HINTS: Final = {
    ("quote", "words"): later("Verbatim; line breaks of a paste become spaces."),
}
"""The same for fields that mean something else in one form."""

_TAKES: Final = {
    "words": later("Write it as you would say it."),
    "record": later("Type a few letters of the name, in any script."),
    "term": later("Type a letter or two, or go down the list."),
    "date": later("13 Nov, around July 2025, 21-23 Jan, or in EDTF."),
    "number": later("A whole number, in digits."),
    "yes": later("yes or no."),
    "choice": later("One of the list."),
    "passage": later("The words that it hangs on; ctrl+u takes another."),
}
"""What can be written into a field of each type."""

_CHOICES: Final = {
    "happened": later("happened"),
    "planned": later("planned"),
    "postponed": later("postponed"),
    "reported": later("reported"),
    "whole": later("whole"),
    "part": later("in part"),
    "none": later("not at all"),
    "yes": later("yes"),
    "no": later("no"),
}


def field_word(kind: str, field: str) -> str:
    """What a field of a form is called."""
    said = _OWN.get((kind, field)) or _FIELDS.get(field)
    return _(said) if said else field.replace("_", " ")


def hint(kind: str, field: str, takes: str) -> str:
    """What can be written into a field of a form, in a sentence."""
    return _(_OWN_HINTS.get((kind, field)) or _HINTS.get(field) or _TAKES[takes])


def choice_word(choice: str) -> str:
    """One of a few choices, as a person reads it."""
    return _(_CHOICES.get(choice, choice))


def status_word(status: str | None) -> str:
    """What an event is where it did not simply happen; empty where it did, or where
    that is left open.
    """
    if status == "reported":
        return _("reported, held to be mistaken")
    return "" if status in (None, "happened") else choice_word(status)


def own_eyes() -> str:
    """What stands for a source that is one's own observation."""
    return _("my own observation")
