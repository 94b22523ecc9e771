"""The shelves: what can be asked of a dossier, each imported when it is first asked.

The way to the first paint needs few of them.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from dossier_db.reader import Reader

if TYPE_CHECKING:
    from dossier_db.alignments import Alignments
    from dossier_db.captures import Captures
    from dossier_db.cards import Cards
    from dossier_db.compare import Compare
    from dossier_db.custody import Custody
    from dossier_db.drafts import Drafts
    from dossier_db.history import History
    from dossier_db.passages import Passages
    from dossier_db.people import People
    from dossier_db.quotes import Quotes
    from dossier_db.roster import Roster
    from dossier_db.search.shelf import Search
    from dossier_db.sources import Sources
    from dossier_db.tasks import Tasks
    from dossier_db.timeline import Timeline
    from dossier_db.vocabulary import Vocabulary


class Shelves:
    """Every shelf, over one reader."""

    def __init__(self, reader: Reader, trusted: Callable[[str], bool]) -> None:
        """
        Args:
            reader: runs what they ask.
            trusted: whether a search index that carries this mark was made here.
        """
        self.reader = reader
        self._trusted = trusted

    @cached_property
    def timeline(self) -> "Timeline":
        """Events by date, and what each source says of them."""
        from dossier_db.timeline import Timeline

        return Timeline(self.reader)

    @cached_property
    def roster(self) -> "Roster":
        """The defendants of a case, and the arithmetic over their number."""
        from dossier_db.roster import Roster

        return Roster(self.reader)

    @cached_property
    def compare(self) -> "Compare":
        """Questions that sources answer, alike or not."""
        from dossier_db.compare import Compare

        return Compare(self.reader)

    @cached_property
    def sources(self) -> "Sources":
        """What was read, how much of it, and what counts as one with what."""
        from dossier_db.sources import Sources

        return Sources(self.reader)

    @cached_property
    def passages(self) -> "Passages":
        """The places in sources that statements hang on."""
        from dossier_db.passages import Passages

        return Passages(self.reader)

    @cached_property
    def captures(self) -> "Captures":
        """The texts of sources as they are held, and the passages found in them."""
        from dossier_db.captures import Captures

        return Captures(self.reader)

    @cached_property
    def people(self) -> "People":
        """People and organisations."""
        from dossier_db.people import People

        return People(self.reader)

    @cached_property
    def quotes(self) -> "Quotes":
        """The very words of people and documents."""
        from dossier_db.quotes import Quotes

        return Quotes(self.reader)

    @cached_property
    def cards(self) -> "Cards":
        """One record of any kind with everything cited."""
        from dossier_db.cards import Cards

        return Cards(self.reader)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The controlled words there are to choose from."""
        from dossier_db.vocabulary import Vocabulary

        return Vocabulary(self.reader)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and not saved yet."""
        from dossier_db.drafts import Drafts

        return Drafts(self.reader)

    @cached_property
    def custody(self) -> "Custody":
        """What is held of sources, and what was done with it."""
        from dossier_db.custody import Custody

        return Custody(self.reader)

    @cached_property
    def history(self) -> "History":
        """What was written, by whom and when, and what was undone."""
        from dossier_db.history import History

        return History(self.reader)

    @cached_property
    def tasks(self) -> "Tasks":
        """What is still to be found out or written down."""
        from dossier_db.tasks import Tasks

        return Tasks(self.reader)

    @cached_property
    def alignments(self) -> "Alignments":
        """The texts of two sources, read against each other."""
        from dossier_db.alignments import Alignments

        return Alignments(self.reader, self.captures)

    @cached_property
    def search(self) -> "Search":
        """Finds records by their names, in any script, and by the words of texts."""
        from dossier_db.search.shelf import Search

        return Search(self.reader, self._trusted)
