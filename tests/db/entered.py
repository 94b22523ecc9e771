"""A complete form of every kind, over the small dossier made by hand."""

from typing import Final

CITED: Final = {"source": "s_paper", "paragraph": "7", "gist": "So the paper says."}
"""Where it is said."""
COMPLETE: Final = {
    "person": {"name": "Erlan", "spelled": "Ерлан", "lang": "kk", "summary": "a baker"},
    "organisation": {"name": "The Watch", "kind": "media"},
    "place": {"name": "The bridge", "kind": "border crossing", "within": "l_district"},
    "case": {"name": "Case of the road", "kind": "criminal", "court": "o_court"},
    "provision": {"name": "Article 174", "code": "CC", "article": "174"},
    "event": {"name": "A march", "kind": "protest", "date": "2026-01-29"},
    "hearing": {
        "name": "Second hearing",
        "date": "2026-01-29",
        "place": "l_district",
        "stage": "trial",
    },
    "source": {"name": "Weekly", "title": "On the road", "issued": "2026-01~"},
    "note": {"about": "p_aigul", "text": "Ask her again."},
    "observation": {},
    "quote": {"speaker": "p_aigul", "words": "We only stood there."},
    "question": {"name": "Who paid?", "about": "p_aigul"},
    "answer": {"question": "q_number", "value": "about 33", "at_least": "33"},
    "name": {"of": "p_aigul", "name": "Айгүл", "lang": "kk"},
    "participation": {"event": "e_hearing", "who": "p_bolat", "role": "witness"},
    "restraint": {
        "case": "c_trial",
        "who": "p_bolat",
        "kind": "house arrest",
        "since": "2025-11-21",
    },
    "charge": {"case": "c_trial", "who": "p_bolat", "people": "3"},
    "outcome": {"case": "c_trial", "who": "p_bolat", "kind": "fine", "months": "0"},
    "account": {"event": "e_hearing", "date": "2025-12-01", "place": "new:The yard"},
    "mention": {"who": "new:Someone else"},
    "relationship": {"who": "p_aigul", "kind": "sister", "to": "p_bolat"},
}
"""By the name of the kind; without the citation."""


def complete(kind: str) -> dict[str, str]:
    """A form that can be saved as it is."""
    cited = {} if kind in ("source", "note", "question") else CITED
    return {**cited, **COMPLETE[kind]}
