"""Room: what may be asked of any screen, with the answer of one that has none."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, Final

from textual.widget import Widget

from dossier.scopes import Scope
from dossier.words import _

if TYPE_CHECKING:
    from dossier.facing.selection import Chosen


class Room:
    """Stands before Screen; a screen says otherwise where it has more to tell."""

    @property
    def scope(self) -> Scope | None:
        """Where the reader is; None: in a window, where no command of a key works."""
        return None

    @property
    def lines(self) -> Widget | None:
        """Where commands for lines go; None: to what has the focus."""
        return None

    # Where the reader is

    @property
    def record_id(self) -> str:
        """The record whose page it is; empty for none."""
        return ""

    @property
    def record_here(self) -> str:
        """The record one is on; empty for none."""
        return ""

    @property
    def record_shown(self) -> str | None:
        """The record whose history it tells; empty for the log, None for neither."""
        return None

    @property
    def passage_here(self) -> str | None:
        """The passage behind what the cursor is on."""
        return None

    @property
    def sources(self) -> Sequence[str]:
        """The sources whose texts it shows."""
        return ()

    @property
    def chosen(self) -> "Chosen | None":
        """The sentences of a text that are chosen in it."""
        return None

    def let_go(self) -> None:
        """What was chosen was made use of: nothing is any more."""

    # What happens meanwhile

    @property
    def meanwhile(self) -> str:
        """What it means here that another program wrote."""
        return _("Another program wrote: this is how it stands now.")

    def tell_place(self) -> bool:
        """Say whether the file is where it was; False: the program is to say it."""
        return False

    def count_again(self) -> None:
        """There may be more drafts, or fewer."""

    def ask_again(self, new: Sequence[str] = ()) -> None:
        """Something was written: what is shown is asked for once more.

        Args:
            new: What was added or came back; the cursor goes there.
        """

    def put_away(self) -> Awaitable[None] | None:
        """The dossier is being locked: nothing is asked of it any more; awaited."""
        return None

    def take_up(self) -> None:
        """It is open again: what was held of it went with the key."""
        self.ask_again()


_NOBODY: Final = Room()


def room(screen: Any) -> Room:
    """The screen as a room; for one that is not ours, such as Textual's first, a room
    in which nobody is.
    """
    return screen if isinstance(screen, Room) else _NOBODY
