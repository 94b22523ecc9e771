"""Sentences of two texts that tell of the same thing are linked, in any order."""

import difflib
import random
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.linking import strangers
from bench.material import EVENTS, UNSEEN, pairs
from db.case_given import FOLDER, needs_facts
from db.growth import costs_in_line
from dossier_db.texts.grams import Statistics, grams
from dossier_db.texts.links import MOST_LINKS, Link, Text, likenesses, links
from dossier_db.texts.sentences import Sentence, split

REPORTS = sorted((Path(__file__).parents[1] / "bench" / "reports").glob("*.txt"))
sentences = st.lists(st.text("ab cd 好é", max_size=30), max_size=8)
Scores = dict[tuple[int, int], float]


def report(path: Path) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """Two reports of one event, and which of their sentences tell of the same."""
    sides = [
        [line.split(None, 1) for line in side.splitlines()]
        for side in path.read_text("utf-8").split("---\n")
    ]
    first, second = sides
    same = {
        (i, j)
        for (i, (key, _)), (j, (other, _)) in product(
            enumerate(first), enumerate(second)
        )
        if key == other != "-"
    }
    return [words for _, words in first], [words for _, words in second], same


def average_precision(scores: Scores, same: set[tuple[int, int]]) -> float:
    """How high the pairs that tell of the same stand among all."""
    ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
    total, right = 0.0, 0
    for rank, pair in enumerate(ranked, 1):
        if pair in same:
            right += 1
            total += right / rank
    return total / len(same)


def right_at_first(scores: Scores, same: set[tuple[int, int]]) -> int:
    """Of how many sentences of the first text the nearest one is right."""
    best: dict[int, tuple[float, int]] = {}
    for (i, j), score in scores.items():
        best[i] = max(best.get(i, (0.0, 0)), (score, -j))
    return sum((i, -best[i][1]) in same for i in {i for i, _ in same} if i in best)


def by_grams(a: list[str], b: list[str]) -> Scores:
    """The method."""
    return {(i, j): score for i, j, score in likenesses(a, b, best=len(b))}


def by_words(a: list[str], b: list[str]) -> Scores:
    """Word Jaccard."""
    words = [[set(one.casefold().split()) for one in text] for text in (a, b)]
    return {
        (i, j): len(x & y) / len(x | y)
        for (i, x), (j, y) in product(enumerate(words[0]), enumerate(words[1]))
    }


def by_letters(a: list[str], b: list[str]) -> Scores:
    """The library that comes with Python."""
    return {
        (i, j): difflib.SequenceMatcher(None, x, y).ratio()
        for (i, x), (j, y) in product(enumerate(a), enumerate(b))
    }


def test_the_method_finds_more_than_words_and_letters_do() -> None:
    told = [report(path) for path in REPORTS]
    assert len(told) >= 6
    firsts, precisions = [], []
    for method in (by_grams, by_words, by_letters):
        scores = [(method(a, b), same) for a, b, same in told]
        firsts.append(sum(right_at_first(one, same) for one, same in scores))
        precisions.append(sum(average_precision(one, same) for one, same in scores))
    assert firsts[0] > 1.1 * max(firsts[1:])
    assert precisions[0] > 1.1 * max(precisions[1:])


def test_most_links_between_two_reports_are_right() -> None:
    right = drawn = 0
    for path in REPORTS:
        a, b, same = report(path)
        found = {(i, j) for i, j, _ in links(a, b)}
        right += len(found & same)
        drawn += len(found)
    assert right >= 0.85 * drawn
    assert right >= 40


def test_texts_on_different_events_are_seldom_linked() -> None:
    told = [pair for pair in pairs(EVENTS, UNSEEN) if pair.language == "en"]
    apart = strangers(told, [])
    drawn = sum(len(links(a, b)) for a, b in apart)
    assert drawn < len(apart)


@needs_facts
def test_the_links_of_the_two_texts_are_those_that_were_judged_right() -> None:
    a, b = (
        split((FOLDER / "texts" / f"{name}.txt").read_text("utf-8"))
        for name in ("epochtimes", "hrw")
    )

    def place(sentence: Sentence) -> str:
        return f"{sentence.paragraph}.{sentence.number}"

    found = {
        (place(a[i]), place(b[j]))
        for i, j, _ in links([one.text for one in a], [one.text for one in b])
    }
    judged = {("7.1", "1.3"), ("3.2", "7.1"), ("7.3", "9.1"), ("2.2", "3.1")}
    assert len(found & (judged | {("7.3", "5.1"), ("2.1", "3.1")})) >= 5


def test_the_order_of_the_sentences_does_not_matter() -> None:
    a, b, _ = report(REPORTS[0])
    turned = list(reversed(b))
    there = {(i, len(b) - 1 - j): round(score, 9) for i, j, score in links(a, turned)}
    assert there == {(i, j): round(score, 9) for i, j, score in links(a, b)}


@given(sentences, sentences)
def test_a_sentence_has_two_links_at_the_most(a: list[str], b: list[str]) -> None:
    found = links(a, b, threshold=0.01)
    for side in (0, 1):
        ends = [link[side] for link in found]
        assert all(ends.count(end) <= MOST_LINKS for end in ends)
    assert all(0 < link.score <= 1.000001 for link in found)


@given(sentences, sentences, st.sampled_from([0.02, 0.18, 0.3, 0.7]))
def test_what_is_left_out_early_would_have_been_no_link(
    a: list[str], b: list[str], least: float
) -> None:
    enough = least + 1e-6  # sums in another order differ by a hair
    every = [one for one in likenesses(a, b) if one.score >= enough]
    early = [one for one in likenesses(a, b, least=least) if one.score >= enough]
    assert [one[:2] for one in early] == [one[:2] for one in every]


@given(sentences)
def test_a_sentence_is_most_like_itself(a: list[str]) -> None:
    best = {i: score for i, _, score in likenesses(a, a, best=1)}
    told = [place for place, sentence in enumerate(a) if grams(sentence)]
    assert all(best[place] == pytest.approx(1) for place in told)


def test_spellings_of_a_name_are_linked_and_scripts_too() -> None:
    a = ["Serikzhan Bilash left Almaty.", "Nothing was said of the weather."]
    b = ["The weather was fine.", "Серікжан Біләш Алматыдан кетті."]
    assert max(likenesses(a, b), key=lambda link: link.score)[:2] in {(0, 1), (1, 0)}
    assert any(link[:2] == (0, 1) for link in likenesses(a, b))


def test_han_is_linked_by_its_characters() -> None:
    (found,) = links(["领事馆向外交部递交了照会。"], ["外交部收到领事馆的照会。"])
    assert found[:2] == (0, 0)


def test_many_texts_tell_better_what_is_rare() -> None:
    texts = [Text(side) for path in REPORTS for side in report(path)[:2]]
    statistics = Statistics.of(text.counted for text in texts)
    assert links(texts[0], texts[1], statistics) == links(
        texts[0], texts[1], statistics
    )
    assert not links(texts[0], texts[3], statistics)


def test_nothing_is_linked_with_nothing() -> None:
    assert links([], []) == links(["a word"], []) == links([""], ["!"]) == ()
    (found,) = links(["One word."], ["One word."])
    assert found == Link(0, 0, found.score)
    assert found.score == pytest.approx(1)


def _prose(words: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("etaoinshrdlu", k=6)) for _ in range(3000)]
    return [" ".join(chance.choices(vocabulary, k=20)) for _ in range(words // 20)]


def test_four_times_the_words_take_about_four_times_the_time() -> None:
    assert costs_in_line(
        lambda words: links(_prose(words, 1), _prose(words, 2)), 1_000, 4, slack=4
    )


@pytest.mark.parametrize(
    "piece",
    ["word ", "x", "The same sentence again. "],
    ids=["no punctuation", "one word", "repeats"],
)
def test_a_text_without_shape_costs_no_more_than_its_length(piece: str) -> None:
    def linked(size: int) -> None:
        found = [one.text for one in split(piece * size)]
        links(found, found)

    assert costs_in_line(linked, 5_000)
