"""One command: what a person can ask for, and where."""

from dataclasses import dataclass

from dossier.scopes import READING, Scope, Target


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for."""

    id: str
    """Names its action method, its binding and its entry in a keymap."""
    keys: tuple[str, ...]
    """As Textual names them; the first is the one that is shown. What has none is asked
    for in the palette."""
    label: str
    """A word or two for the footer."""
    help: str
    """A sentence for the help and the palette."""
    group: str
    """The heading in the help."""
    target: Target
    rank: int
    """Where the footer has no room, the highest goes first."""
    when: tuple[Scope, ...] = READING
    """Where it makes sense."""
    action: str = ""
    """The action with its parameters, where the id does not say it all."""
    ahead: bool = False
    """Answered before the next key is looked at: that one is typed into what it
    opens, however fast it comes."""
    away: str = ""
    """A sentence for where it does not work, with its ``{key}``; for one whose label
    says no more than the key."""

    @property
    def call(self) -> str:
        """The action as Textual writes it."""
        return self.action or self.id


def of_screen(
    id_: str,
    keys: tuple[str, ...],
    label: str,
    help_: str,
    group: str,
    rank: int,
    when: tuple[Scope, ...],
    *,
    ahead: bool = False,
    away: str = "",
) -> Command:
    """A command that the screen answers."""
    return Command(
        *(id_, keys, label, help_, group, "screen", rank, when), ahead=ahead, away=away
    )
