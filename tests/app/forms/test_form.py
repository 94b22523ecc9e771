"""A form: which fields it asks for, and what would be saved of it."""

import pytest

from dossier.forms.form import Form
from dossier_db.errors import BadDate
from dossier_db.intake import kind


def understand(words: str, ahead: bool) -> str:
    """The one date that these tests know."""
    if words == "13 nov":
        return "2026-11-13" if ahead else "2025-11-13"
    raise BadDate(f"“{words}” is no date.")


def form(name: str, named: bool = True, **fields: str) -> Form:
    """A form of a kind with some fields filled in."""
    given = {key.replace("__", "."): text for key, text in fields.items()}
    return Form(kind(name), given, understand, named=named)


def write(made: Form, name: str, text: str) -> None:
    """Type into a field."""
    made.go(name)
    made.here.pen.put(text)
    made.edited()


def test_a_form_begins_in_the_first_field_that_is_empty() -> None:
    """What stands under the cursor of a pane is there already."""
    assert form("hearing").at == "name"
    assert form("participation", event="e_protest").at == "who"


def test_a_kind_gives_its_defaults_to_what_is_not_filled() -> None:
    """They are nothing that somebody typed."""
    made = form("hearing")
    assert made.given() == {"status": "happened"}
    assert not made.touched


def test_what_was_chosen_is_kept_by_its_id_until_the_text_is_another() -> None:
    """Then it is only text."""
    made = form("mention")
    made.go("who")
    made.here.choose("p_aliya", "Aliya Omarova")
    assert made.given()["who"] == "p_aliya"
    made.here.pen.delete_left()
    made.edited()
    assert "who" not in made.given()
    assert made.kept() == {"who.typed": "Aliya Omarov"}


def test_a_date_is_kept_as_it_was_typed_and_as_it_was_understood() -> None:
    """The one is shown, the other saved."""
    made = form("hearing")
    write(made, "date", "13 nov")
    assert made.here.note == "13 Nov 2025 · 2025-11-13"
    assert made.given()["date"] == "2025-11-13"
    assert made.kept()["date.typed"] == "13 nov"


def test_a_date_without_a_year_is_the_next_one_where_it_is_planned() -> None:
    """Also where it was typed before somebody said so."""
    made = form("hearing")
    write(made, "date", "13 nov")
    made.answers["status"].choose("planned", "planned")
    made.chosen()
    assert made.given()["date"] == "2026-11-13"


def dated(**fields: str) -> Form:
    """A form of a hearing, on a day in October 2026."""
    return Form(
        kind("hearing"),
        fields,
        lambda words, _ahead: words,
        ahead=lambda date: date > "2026-10",
    )


def test_what_lies_ahead_is_planned_until_it_lies_ahead_no_more() -> None:
    """The form shows it: nobody has said how it stands."""
    made = dated()
    write(made, "date", "2027")
    status = made.answers["status"]
    assert (status.value, status.text) == ("planned", "planned")
    made.write("date", "2025")
    assert made.given()["status"] == "happened"


def test_what_somebody_said_of_it_stands_wherever_it_lies() -> None:
    """To be asked about when it is saved."""
    made = dated(status="happened")
    write(made, "date", "2027")
    assert made.given()["status"] == "happened"
    made = dated()
    write(made, "date", "2027")
    made.answers["status"].choose("postponed", "postponed")
    made.chosen()
    made.write("date", "2028")
    made.write("date", "2025")
    assert made.given()["status"] == "postponed"


def test_a_day_that_was_taken_for_planned_moves_no_other() -> None:
    """Only what somebody calls planned is looked for ahead."""
    made = Form(
        kind("hearing"),
        {},
        lambda words, ahead: f"{words}!" if ahead else words,
        ahead=lambda date: date > "2026-10",
    )
    write(made, "date", "2027")
    made.chosen()
    made.write("as_of", "2025")
    assert (made.given()["date"], made.answers["as_of"].value) == ("2027", "2025")


def test_half_a_date_is_wrong_only_once_its_field_is_left() -> None:
    """Whoever types is not corrected letter by letter."""
    made = form("hearing")
    write(made, "date", "13 no")
    assert made.here.doubt and not made.here.trouble
    made.step(1)
    assert "no date" in made.answers["date"].trouble


def test_a_draft_is_the_same_form_again() -> None:
    """What was typed, what was understood and what was not."""
    made = form("hearing")
    write(made, "name", "First sitting")
    write(made, "date", "13 nov")
    write(made, "place", "kara")
    again = Form(made.kind, made.kept(), understand, defaults=False)
    assert again.kept() == made.kept()
    assert again.given() == made.given()
    assert again.answers["place"].unresolved


def test_what_one_saw_oneself_has_a_place_and_a_connection() -> None:
    """And no paragraph."""
    made = form("mention")
    assert not {"where", "connection"} & set(made.shown)
    made.answers["source"].choose("own", "my own observation")
    assert {"where", "connection"} < set(made.shown)
    assert "paragraph" not in made.shown


def test_a_passage_that_is_there_says_the_rest_of_the_citation() -> None:
    """Taken away, it is asked for."""
    made = form("mention", passage="x_1", passage__typed="Steppe Watch ¶2")
    assert made.shown == ("who", "passage")
    made.go("passage")
    made.here.pen.delete_before()
    made.edited()
    assert {"source", "words", "gist"} < set(made.shown)


def test_what_was_selected_in_a_text_is_carried_along_unseen() -> None:
    """Its place needs no paragraph."""
    made = form("quote", source="s_1", capture="f_1", starts="3", ends="9")
    assert not {"capture", "starts", "ends", "paragraph"} & set(made.shown)
    assert made.given()["starts"] == "3"


def test_the_name_of_who_writes_is_asked_for_and_is_no_part_of_it() -> None:
    """Where nobody has said yet."""
    made = form("note", named=False)
    write(made, "by", "  Saule  N. ")
    assert made.agent == "Saule N."
    assert "by" not in made.given()


def test_the_fields_are_walked_round() -> None:
    """From the last to the first, and back."""
    made = form("note")
    assert [made.at, made.step(1) and made.at] == ["about", "text"]
    assert made.step(1) and made.at == "about"
    assert made.step(-1) and made.at == "text"


def test_what_was_chosen_is_replaced_as_a_whole_by_the_next_letter() -> None:
    """Words that were written are mended where they stand."""
    made = form("hearing")
    write(made, "name", "First")
    made.go("status")
    assert made.here.fresh
    made.go("name")
    assert not made.here.fresh


@pytest.mark.parametrize(("name", "needed"), [("source", True), ("gist", False)])
def test_what_cannot_be_left_out_says_so(name: str, needed: bool) -> None:
    """The source of a statement always."""
    assert form("mention").needs(name) is needed


def test_words_that_nobody_altered_stay_as_they_are_to_the_letter() -> None:
    """Though a line shows no line break, and nothing hidden."""
    words = "They took him\nat\u200e night"
    made = form("mention", who="p_1", words=words)
    assert made.answers["words"].text == "They took him at night"
    assert made.given()["words"] == words
    assert Form(made.kind, made.kept(), understand).given()["words"] == words
    write(made, "words", "!")
    assert made.given()["words"] == "They took him at night!"
