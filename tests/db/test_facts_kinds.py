"""What stands around a name tells whether it is a person, a place or a body."""

import pytest

from dossier_db.texts.facts.names import names
from dossier_db.texts.facts.words import Line


def kinds(text: str) -> dict[str, str]:
    """What each word of a name in a text is."""
    return {name.words: name.kind for name in names(Line(text))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met in Oral.", "Oral", "place"),
        ("Divers from Norvik found a bell.", "Norvik", "place"),
        ("Then Selmer county was closed.", "Selmer", "place"),
        ("He fell into the river Calva.", "Calva", "place"),
        ("A judge of Brenn was ill.", "Brenn", "place"),
        ("Le tribunal de Lamoux siège.", "Lamoux", "place"),
        ("Он вернулся в Ордан.", "Ордан", "place"),
        ("Сарапшылар Шідертіде өлшеу жүргізді.", "Шідертіде", "place"),
        ("矿工在巴尔喀什受审。", "巴尔喀什", "place"),
        ("His sister, Manizha, brought a coat.", "Manizha", "person"),
        ("Then Lorne said no.", "Lorne", "person"),
        ("They asked President Quist.", "Quist", "person"),
        ("律师王建民表示不服。", "王建民", "person"),
        ("It went through a company named Silverlode.", "Silverlode", "body"),
        ("A reader of the Harbour Times called.", "Harbour", "part"),
        ("A reader of the Harbour Times called.", "Times", "part"),
        ("The Northern Volunteer Organization grew.", "Volunteer", "part"),
        ("A member of Veldt was held.", "Veldt", ""),
        ("Everybody knows Veldt well.", "Veldt", ""),
    ],
)
def test_what_stands_around_a_name_tells_its_kind(
    text: str, name: str, kind: str
) -> None:
    assert kinds(text).get(name, "") == kind
