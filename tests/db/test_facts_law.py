"""Articles of law and penalties are read in five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.texts.facts.law import articles
from dossier_db.texts.facts.numbers import counts
from dossier_db.texts.facts.penalties import penalties
from dossier_db.texts.facts.words import Line


def found(text: str) -> list[str]:
    """The values of the articles of a text."""
    return [article.value for article in articles(Line(text))]


def measured(text: str) -> list[str]:
    """The values of the penalties of a text."""
    line = Line(text)
    return [penalty.value for penalty in penalties(line, counts(line))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("under Article 174(2) of the code", ["174(2)"]),
        ("(article 174 of the criminal code)", ["174"]),
        ("Article 174, part 2", ["174(2)"]),
        ("part 2 of Article 174", ["174(2)"]),
        ("the second part of article 174", ["174(2)"]),
        ("articles 174 and 405(1)", ["174", "405(1)"]),
        ("section 5(2)(a)", ["5(2.a)"]),
        ("§ 130", ["130"]),
        ("ст. 174 ч. 2 УК", ["174(2)"]),
        ("часть 2 статьи 174", ["174(2)"]),
        ("по части второй статьи 174", ["174(2)"]),
        ("по второй части статьи 174", ["174(2)"]),
        ("174-баптың 2-бөлігі", ["174(2)"]),
        ("174-бап бойынша", ["174"]),
        ("第174条第2款", ["174(2)"]),
        ("刑法第一百七十四条第二款", ["174(2)"]),
        ("l’article 174", ["174"]),
        ("l'article 174, alinéa 2", ["174(2)"]),
        ("He wrote an article about 174 people", []),
    ],
)
def test_an_article_is_read_with_its_part(text: str, values: list[str]) -> None:
    assert found(text) == values


@given(st.integers(1, 999), st.integers(1, 9))
def test_every_article_is_read_back_in_every_language(number: int, part: int) -> None:
    written = (
        f"Article {number}({part})",
        f"ст. {number} ч. {part}",
        f"{number}-баптың {part}-бөлігі",
        f"第{number}条第{part}款",
        f"l’article {number}, alinéa {part}",
    )
    for text in written:
        assert found(text) == [f"{number}({part})"], text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They face up to 10 years in prison.", ["≤120"]),
        ("a maximum penalty of long-term imprisonment", ["≤long"]),
        ("He was sentenced to seven years.", ["84"]),
        ("She got life imprisonment.", ["life"]),
        ("15 days’ detention", ["0.5"]),
        ("до 10 лет лишения свободы", ["≤120"]),
        ("пожизненное лишение свободы", ["life"]),
        ("10 жылға дейін бас бостандығынан айыру", ["≤120"]),
        ("最高可判十年有期徒刑", ["≤120"]),
        ("jusqu’à dix ans de prison", ["≤120"]),
        ("He lived there for ten years.", []),
    ],
)
def test_a_penalty_is_read_in_months_or_in_words(text: str, values: list[str]) -> None:
    assert measured(text) == values
