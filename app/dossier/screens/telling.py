"""What a form says of the field under its cursor, in a line or two."""

from dossier import labels
from dossier.forms.form import Form
from dossier.forms.offers import Offer
from dossier.rows import Line, Role, Span
from dossier.words import _


def telling(
    form: Form,
    offer: Offer | None,
    *,
    guesses: bool = False,
    said: str = "",
    warned: bool = False,
    searched: str = "",
    kept_from: str = "",
    lost: str = "",
) -> tuple[Line, ...]:
    """What is wrong goes first, then what happened, then what can be done.

    Args:
        form: The form.
        offer: What ``enter`` would take.
        guesses: Something is offered of which nothing is taken without a look.
        said: What has just happened.
        warned: It is something to be warned of.
        searched: Why nothing is found for the field.
        kept_from: Why the draft is not on the disk.
        lost: Why nothing can be kept at all; it says what follows from that too.
    """
    if lost:
        return ((Span(said if said and warned else lost, "warning"),),)
    here = form.here
    found: list[tuple[str, Role]] = []
    if said:
        found.append((said, "warning" if warned else ""))
    if here.trouble:
        found.append((here.trouble, "warning"))
    if kept_from:
        not_kept = _("Not kept as a draft yet: {why}").format(why=kept_from)
        if kept_from == said:  # once is enough
            not_kept = _("Nor is it kept as a draft yet.")
        found.append((not_kept, "warning"))
    if searched:
        found.append((searched, "quiet"))
    if not here.trouble:
        found.append((_of_field(form, offer, guesses=guesses), "quiet"))
    return tuple((Span(text, role),) for text, role in found if text)


def _of_field(form: Form, offer: Offer | None, *, guesses: bool) -> str:
    """What was understood, what enter does, or what can be written here."""
    here = form.here
    if here.doubt:
        return here.doubt
    if here.field.takes == "date" and here.note:
        return _("Understood: {date}").format(date=here.note)
    if offer is not None and not here.fresh:
        taken = offer.said if offer.made else f"“{offer.text}”"
        return _("enter takes {offer}, ↓ goes to others.").format(offer=taken)
    if guesses and here.unresolved:
        return _("Nothing is called exactly so: ↓ goes to what is like it, or new.")
    return labels.hint(form.kind.name, here.name, here.field.takes)


def saves(name: str | None) -> str:
    """What ctrl+s does, and in whose name where that is known."""
    if not name:
        return _("ctrl+s saves it.")
    return _("ctrl+s saves it in the name of {name}.").format(name=name)
