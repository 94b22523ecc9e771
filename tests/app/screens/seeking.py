"""What a puppet finds in the trial, and where a reader of the search is."""

from app.finds import cited, found, hit
from app.flows import Reader
from dossier.screens.search import SearchScreen
from dossier.screens.seek import Seek

WATCH = cited("x_watch_4", "Steppe Watch", 4, "Omarova was said to be in custody.")
ALIYA = hit(
    "p_aliya",
    "person",
    "Aliya Omarova",
    matched="Әлия Омарова",
    marks=((0, 4),),
    how="other script",
    citation=WATCH,
)
BOLAT = hit("p_bolat", "person", "Bolat Seitkali", marks=((0, 2),), how="sounds alike")
PROTEST = hit("e_protest", "event", "Protest on the Karasu road", marks=((0, 7),))
FORTY = hit(
    "x_watch_2",
    "passage",
    "Steppe Watch ¶2",
    matched="About forty people stood on the road.",
    marks=((6, 11),),
    how="in text",
    citation=cited("x_watch_2", "Steppe Watch", 2, "About forty people."),
)
SAULE = hit("p_saule", "person", "Saule Nurgali", marks=((0, 5),))
ALL = found(
    ALIYA, PROTEST, BOLAT, FORTY, counts={"person": 2, "event": 1, "passage": 1}
)


def seek(reader: Reader) -> Seek:
    """The search in front."""
    screen = reader.app.screen
    assert isinstance(screen, Seek), reader.text
    return screen


def search(reader: Reader) -> SearchScreen:
    """The search over the whole screen."""
    screen = seek(reader)
    assert isinstance(screen, SearchScreen)
    return screen


def under(reader: Reader) -> str:
    """The id under the cursor."""
    chosen = seek(reader).list.hit
    return "" if chosen is None else chosen.id
