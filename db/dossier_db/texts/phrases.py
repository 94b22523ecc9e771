"""Who is named beside a verb: the words that may be a speaker, before it or after it.

Words are walked one by one and ten at the most, so that no text costs more than that.
"""

import re
from typing import Final

from dossier_db.texts.listed import listed

_WORD: Final = re.compile(r"\S+")
_MOST: Final = 10
_FEW: Final = 4
_REACH: Final = 200
DETERMINERS: Final = listed(
    "the a an one another his her their its our some many several two three four both"
    " le la les l un une des ce cette son sa ses leur"
)
_ARTICLES: Final = ("the", "a", "an")
_LINKS: Final = listed("of for de du des d la le al bin ibn van von and")
_ENDS: Final = listed(
    "who which that in on at during to after before when while as about from via by"
    " earlier later last this monday tuesday wednesday thursday friday saturday sunday"
    " and but if where then is was are were be been being has have had so or into than"
    " over not would will could should may must with because today yesterday in qui"
    " que dans à après avant lors et mais sur par pour avec au aux est sont что"
    " comme как который которая которые в во на после перед когда и но а для по о об"
    " к с со из"
    " журналистам было был была были также және бірақ үшін туралы деп кейін"
)
_ADVERBS: Final = listed(
    "also then later recently has have had once repeatedly previously reportedly flatly"
    " simply further even been himself herself was were is are a ont avait s’est s'est"
    " également aussi ensuite também тоже также ранее позже потом этом ne n’a allegedly"
)
PRONOUNS: Final = listed(
    "he she they it we i who il elle ils elles on nous je он она они мы я оно"
    " ол олар біз мен"
)
_TRIM: Final = "“”\"«»„'‘’,.;:()[]—–-…!?"
_ADVERB_LAST: Final = re.compile(r"(?<=[\s—–])\w{1,20}ly\s*$")
_TITLE: Final = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Me|U\.S|[^\W\d_])\.$"
)


def after(text: str, start: int, stop: int) -> str | None:
    """The speaker that is named from here on: ``said Maya Wang, deputy director``."""
    taken: list[str] = []
    stop = min(stop, start + _REACH)
    words = [found[0] for found in _WORD.finditer(text, start, stop)][: _MOST + 2]
    for index, raw in enumerate(words[:_MOST]):
        word = raw.strip(_TRIM)
        if not word or raw[0] in '“"«—–(':
            break
        if _ends_after(taken, word, words[index + 1 : index + 2]):
            break
        taken.append(raw.strip('“”"«»()'))
        if raw[-1] in ',.;:)—–!?»”"' and not _TITLE.search(raw):
            break
    return _clean(taken)


def _ends_after(taken: list[str], word: str, following: list[str]) -> bool:
    """Whether a speaker's name was over before this word."""
    small = word.casefold()
    capital = bool(following) and following[0][0].isupper()
    if taken and small in _LINKS and capital and small != "and":
        return False
    if small in _ENDS:
        return True
    if not taken:
        return False
    named = taken[-1][0].isupper()
    return named and word[0].islower() and not capital


def before(text: str, start: int, stop: int) -> str | None:
    """The speaker that is named up to here: ``the court, it is said, ruled``."""
    start = max(start, stop - _REACH)
    stop = _without_aside(text, start, stop)
    words = [found[0] for found in _WORD.finditer(text, start, stop)]
    while words and words[-1].casefold() in _ADVERBS:
        words.pop()
    while words and words[-1].endswith("ly") and words[-1].islower():
        words.pop()
    if not words or words[-1][-1] in ",;:":
        return None
    taken: list[str] = []
    near = words[-_MOST:]
    for index, raw in reversed(list(enumerate(near))):
        word = raw.strip(_TRIM).casefold()
        closing = raw[-1] in ',;:.!?”"»—–)' and not _TITLE.search(raw)
        if (closing and taken) or not word or _parts(word, taken):
            break
        taken.insert(0, raw)
        of_more = index > 0 and near[index - 1].casefold() == "of"
        if raw[0] in '“"«(' or (word in _ARTICLES and not of_more):
            break
    return _clean(taken)


def document(text: str, start: int, stop: int) -> str:
    """The document named up to here, without its article: ``diplomatic note``."""
    words = text[max(start, stop - _REACH) : stop].split()[-_FEW:]
    for index in reversed(range(len(words) - 1)):
        small = words[index].casefold()
        if small in DETERMINERS or small in _ENDS or small in _LINKS:
            return " ".join(words[index + 1 :])
    return " ".join(words)


def _parts(word: str, taken: list[str]) -> bool:
    """Whether a word cannot stand within a speaker's name."""
    if word in ("in", "and") and taken and taken[0][0].isupper():
        return word == "and"
    return word in _ENDS


def _without_aside(text: str, start: int, stop: int) -> int:
    """Where words end that an aside follows: ``the video—which …—allegedly``."""
    tail = _ADVERB_LAST.sub("", text[start:stop]).rstrip()
    for opening, closing in ("——", "––", "()", ",,"):
        if tail.endswith(closing):
            begins = tail.rfind(opening, 0, len(tail) - 1)
            if begins > 0:
                aside = tail[begins + 1 : -1].split()
                is_name = all(word[0].isupper() for word in aside) and len(aside) <= 4
                return start + (len(tail) - 1 if is_name else begins)
    return stop


def _clean(words: list[str]) -> str | None:
    """A speaker's name without what stands around it; none if nothing names."""
    named = " ".join(words).strip(' “”"«»„,;:()[]—–…!?')
    if named.endswith(".") and not _TITLE.search(named):
        named = named[:-1]
    named = named.removesuffix("’s").removesuffix("'s")
    parts = named.split()
    if not parts:
        return None
    first = parts[0].casefold()
    telling = first in PRONOUNS or first in DETERMINERS or len(parts) <= 4
    return named if telling or any(part[0].isupper() for part in parts) else None
