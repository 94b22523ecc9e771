"""Signing: what a key writes is written in somebody's name, asked for once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from dossier import agents
from dossier.clerk import Clerk
from dossier.messages import Saved
from dossier.room import room
from dossier.screens.copying import say
from dossier.words import _
from dossier_db import DossierError
from dossier_db.limits import no_agent

if TYPE_CHECKING:
    from dossier_db.acts import Act

T = TypeVar("T")


def write(
    screen: Screen[Any],
    clerk: Clerk,
    change: "Callable[[Act], T]",
    done: str | Callable[[T], str],
    new: "Callable[[T], tuple[str, ...]]" = lambda _found: (),
) -> None:
    """Write in the name that is known, or ask for one first.

    Args:
        screen: Where one is; what became of it is said there.
        clerk: Writes.
        change: What is written, in one act.
        done: The sentence that says so, or what makes it of what ``change`` gave.
        new: Of what ``change`` gave, the records that are to be shown.
    """
    here = room(screen).record_here

    def named(name: str | None) -> None:
        if name:
            clerk.sign(name)
            # Of the app: a screen that is left takes its own workers with it.
            screen.app.run_worker(_written(screen, clerk, name, change, saved))

    def saved(found: T) -> str:
        """Who has gone elsewhere meanwhile is not called back."""
        records = new(found) if room(screen).record_here == here else ()
        screen.app.post_message(Saved(records))
        return done if isinstance(done, str) else done(found)

    with_name(screen, clerk, named)


def with_name(
    screen: Screen[Any], clerk: Clerk, then: Callable[[str | None], None]
) -> None:
    """Call ``then`` with the name that is known, or the one that is typed; None where
    it was not said.
    """
    agent = clerk.agent
    if agent is not None:
        then(agent)
        return
    _ask(screen, "", then)


def other_name(screen: Screen[Any], clerk: Clerk) -> None:
    """Ask in whose name is written from now on; DOSSIER_AGENT goes before that."""
    if agents.given():
        said = _("DOSSIER_AGENT says in whose name is written: {name}.")
        say(screen, said.format(name=agents.given()))
        return

    def named(name: str | None) -> None:
        if name:
            clerk.sign(name)
            say(screen, _("From now on in the name of {name}.").format(name=name))

    _ask(screen, clerk.agent or "", named)


def _ask(screen: Screen[Any], now: str, then: Callable[[str | None], None]) -> None:
    from dossier.screens.choose import WordsChoice

    asked = _("In whose name? The log keeps who wrote what, and when.")
    hint = _("your name, as the log keeps it")
    screen.app.push_screen(WordsChoice(asked, hint, now, no_agent), then)


async def _written(
    screen: Screen[Any],
    clerk: Clerk,
    agent: str,
    change: "Callable[[Act], T]",
    saved: Callable[[T], str],
) -> None:
    app = screen.app
    try:
        found = await clerk.write(agent, change)
    except DossierError as refusal:
        said = str(refusal)
    else:
        said = saved(found)
    say(screen if screen in app.screen_stack else app.screen, said)
