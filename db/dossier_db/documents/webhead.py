"""What a web page says of itself: in its head, in its linked data, in the remark that
the browser wrote into it when it was saved.

Days are taken where they are called days of publication, never guessed from the text.
"""

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Any, Final

from dossier_db.documents.dated import day
from dossier_db.documents.imprints import imprint, names, web_address
from dossier_db.records.documents import Imprint

_TITLES: Final = ("og:title", "citation_title", "dc.title", "dcterms.title")
_AUTHORS: Final = ("citation_author", "author", "article:author", "dc.creator")
_SITES: Final = ("og:site_name", "citation_publisher", "dc.publisher")
_ISSUED: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "date",
)
_SAVED: Final = re.compile(
    r"<!--\s*saved from url=\(\d+\)(?P<browser>\S+)"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(?P<single>\S+)",
    re.IGNORECASE,
)
_KINDS: Final = {
    "NewsArticle": "source:news",
    "ReportageNewsArticle": "source:news",
    "BackgroundNewsArticle": "source:feature",
    "OpinionNewsArticle": "source:opinion",
    "AnalysisNewsArticle": "source:analysis",
}
_WRITTEN: Final = (*_KINDS, "Article", "BlogPosting", "Report", "SocialMediaPosting")
"""Types of linked data that are the page's own text, not its site."""
_MOST_DATA: Final = 1_000_000
"""Characters of one piece of linked data; a page describes itself in few."""
_MOST_NODES: Final = 2_000


def about(tree: Any, text: str, url: str | None = None) -> Imprint:
    """The imprint of a page; ``url`` is where it was taken from, if that is known."""
    said = _meta(tree)
    data = _article(tree)
    language = tree.get("lang") or tree.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    return imprint(
        title=data.get("headline") or _first(said, _TITLES) or _heading(tree),
        author=_names(data.get("author")) or names(_authors(said)),
        publisher=_names(data.get("publisher")) or _first(said, _SITES),
        issued=_issued(tree, said, data),
        lang=language or _first(said, ("content-language", "og:locale")),
        url=_address(tree, said, text, url),
        kind=_kind(data.get("@type")),
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    """What the ``meta`` elements say, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found[name.strip().lower()].append(content)
    return found


def _first(said: dict[str, list[str]], wanted: Sequence[str]) -> str | None:
    return next((said[name][0] for name in wanted if name in said), None)


def _authors(said: dict[str, list[str]]) -> list[str]:
    """Of those named first; an address of somebody's page is no name."""
    for name in _AUTHORS:
        found = [one for one in said.get(name, ()) if web_address(one) is None]
        if found:
            return found
    return []


def _heading(tree: Any) -> str | None:
    """The one great heading, else the title of the window."""
    great = [" ".join(one.itertext()) for one in tree.iter("h1")]
    if len(great) == 1 and great[0].strip():
        return great[0]
    title = tree.find(".//head/title")
    return None if title is None else title.text


def _issued(tree: Any, said: dict[str, list[str]], data: dict[str, Any]) -> str | None:
    """The first day that is said to be that of publication and can be read."""
    times = (
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("pubdate") is not None
        or (element.get("itemprop") or "").lower() == "datepublished"
    )
    named = (one for name in _ISSUED for one in said.get(name, ()))
    given = (data.get("datePublished"), *named, *times)
    return next((one for one in given if isinstance(one, str) and day(one)), None)


def _address(
    tree: Any, said: dict[str, list[str]], text: str, url: str | None
) -> str | None:
    canonical = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    saved = _SAVED.search(text[:10_000])
    given = (*canonical, *said.get("og:url", ()), url)
    remarked = (saved["browser"], saved["single"]) if saved is not None else ()
    return next((one for one in (*given, *remarked) if web_address(one)), None)


def _article(tree: Any) -> dict[str, Any]:
    """The node of the linked data that describes the text of the page."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for node in _nodes((element.text or "")[:_MOST_DATA]):
            types = node.get("@type")
            of = types if isinstance(types, list) else [types]
            if any(isinstance(one, str) and one in _WRITTEN for one in of):
                return node
    return {}


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Every object of a piece of linked data, from without to within."""
    try:
        waiting = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
            within: list[object] = list(node.values())
        elif isinstance(node, list):
            within = node
        else:
            continue
        waiting.extend(within[: _MOST_NODES - len(waiting)])


def _names(said: object) -> str | None:
    """Names of those that are given as names, or as objects with one."""
    all_of_them = said if isinstance(said, list) else [said]
    return names(
        one.get("name") if isinstance(one, dict) else one
        for one in all_of_them
        if not (isinstance(one, str) and web_address(one))
    )


def _kind(types: object) -> str | None:
    of = types if isinstance(types, list) else [types]
    return next(
        (_KINDS[one] for one in of if isinstance(one, str) and one in _KINDS), None
    )
