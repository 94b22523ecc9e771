"""How like two names are: a number that puts the right one first."""

from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search.analysis import form_of
from dossier_db.search.likeness import Likeness, word_likeness
from dossier_db.search.names import asked_of

names = st.text(
    st.sampled_from("абжқзнтоиаеёшخدسعمنو赛尔克坚アシュ이박abekzhtrs' -·"), max_size=30
)


def like(query: str, name: str, open_end: bool = True) -> float:
    """Likeness of what was typed and a name."""
    asked = [one._replace(open=one.open and open_end) for _, one in asked_of(query)]
    form = form_of(name)
    return Likeness(asked).form(form.fold, form.sound)


@given(names.filter(lambda name: bool(asked_of(name))), names)
def test_a_likeness_is_at_most_a_hundred_and_never_an_error(
    query: str, name: str
) -> None:
    assert -20 <= like(query, name) <= 100


@given(names.filter(lambda name: bool(asked_of(name))))
def test_a_name_is_wholly_like_itself(name: str) -> None:
    assert like(name, name) > 99


def test_the_order_of_the_words_makes_no_difference() -> None:
    assert like("Bilash Serikzhan", "Serikzhan Bilash") == 100


def test_a_full_match_goes_before_a_beginning() -> None:
    assert like("Bilash", "Биләш") > like("Bilash", "Bilashev")


def test_a_word_more_costs_little_and_a_second_name_much() -> None:
    patronymic = like("Михаил Царев", "Михаил Петрович Царев")
    assert 90 <= patronymic < 100
    assert like("Михаил Петрович Царев", "Михаил Царев") > like(
        "Михаил Петрович Царев", "Михаил Валерьевич Жаров"
    )


def test_another_ending_of_a_surname_is_less_than_another_name() -> None:
    hers = like("Нурлан Жанабилов", "Нурлан Жанабилкызы")
    assert hers > like("Нурлан Жанабилов", "Нурлан Абдуллов")
    assert hers < like("Нурлан Жанабилов", "Nurlan Janabilov")


def test_an_article_makes_no_difference() -> None:
    assert like("Jafar al-Hashimi", "Jafar Hashimi") == 100
    assert like("Марьям ад-Досари", "مريم الدوسري") > like(
        "Марьям ад-Досари", "مريم القاسمي"
    )


def test_names_without_vowels_are_weighed_by_their_consonants() -> None:
    assert like("Zahra Hashemi", "زهرا هاشمی") > 80


def test_foreign_names_in_han_are_weighed_without_their_filling_vowels() -> None:
    assert like("Frants Linda", "弗朗茨·林达") > 80


def test_what_is_typed_may_end_within_a_word() -> None:
    asked = next(one for _, one in asked_of("Serikzh"))
    closed = asked._replace(open=False)
    assert asked.open
    assert word_likeness(asked, "serikjan", "SaLiKSaN") > word_likeness(
        closed, "serikjan", "SaLiKSaN"
    )
