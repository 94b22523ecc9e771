"""Signing: what a key writes is written in somebody's name, asked for once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from dossier import state
from dossier.clerk import Clerk, known_agent
from dossier.messages import Saved
from dossier.screens.copying import say
from dossier.words import _
from dossier_db import DossierError

if TYPE_CHECKING:
    from dossier_db.acts import Act

T = TypeVar("T")


def write(
    screen: Screen[Any],
    clerk: Clerk,
    change: "Callable[[Act], T]",
    done: str | Callable[[T], str],
) -> None:
    """Write in the name that is known, or ask for one first.

    Args:
        screen: Where one is; what became of it is said there.
        clerk: Writes.
        change: What is written, in one act.
        done: The sentence that says so, or what makes it of what ``change`` gave.
    """

    def named(name: str | None) -> None:
        if name:
            if name != known_agent():
                state.remember(lambda before: before.with_agent(name))
            # Of the app: a screen that is left takes its own workers with it.
            screen.app.run_worker(_written(screen, clerk, name, change, done))

    with_name(screen, named)


def with_name(screen: Screen[Any], then: Callable[[str | None], None]) -> None:
    """Call ``then`` with the name that is known, or the one that is typed; None where
    it was not said.
    """
    agent = known_agent()
    if agent is not None:
        then(agent)
        return
    from dossier.screens.choose import WordsChoice

    asked = _("In whose name? The log keeps who wrote what, and when.")
    window = WordsChoice(asked, _("your name, as the log keeps it"))
    screen.app.push_screen(window, then)


async def _written(
    screen: Screen[Any],
    clerk: Clerk,
    agent: str,
    change: "Callable[[Act], T]",
    done: str | Callable[[T], str],
) -> None:
    app = screen.app
    try:
        found = await clerk.write(agent, change)
    except DossierError as refusal:
        said = str(refusal)
    else:
        app.post_message(Saved())
        said = done if isinstance(done, str) else done(found)
    say(screen if screen in app.screen_stack else app.screen, said)
