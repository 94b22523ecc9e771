"""``dossier compare`` with a filter: what is printed, what it says, what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.cli import main

Print = Callable[..., str]


@pytest.fixture
def printed(tried: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    """Runs ``dossier compare`` on the invented trial; its stdout."""

    def check(*words: str) -> str:
        assert main(["compare", "-d", str(tried), *words]) == 0
        return capsys.readouterr().out

    return check


def _questions(out: str) -> list[str]:
    return [
        line.rsplit("(", 1)[1].rstrip(")")
        for line in out.splitlines()
        if line.startswith("Question: ")
    ]


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        (("--mark", "differ"), ["q_number"]),
        (("--mark", "!"), ["q_number"]),
        (("--mark", "only"), ["q_home"]),
        (("--mark", "none"), ["q_fence"]),
        (("--source", "mirror"), ["q_charged"]),
        (("--source", "s_blog"), ["q_day", "q_fence"]),
        (("--about", "e_protest"), ["q_number", "q_day"]),
        (("--about", "protest on the karasu road"), ["q_number", "q_day"]),
        (("--about", "e_protest", "--unsettled"), ["q_number"]),
        (("--source", "daily", "--mark", "backwards"), ["q_begun"]),
        (("--source", "s_watch", "--known-on", "2024-05"), []),
    ],
    ids=" ".join,
)
def test_a_filter_leaves_some_of_the_questions(
    printed: Print, words: tuple[str, ...], questions: list[str]
) -> None:
    """Alone, together, and with a viewpoint."""
    words = tuple("s_daily" if word == "daily" else word for word in words)
    assert _questions(printed(*words)) == questions


def test_the_filter_stands_over_the_list(printed: Print) -> None:
    """With what its source and its subject are called, behind the viewpoint."""
    words = ("--mark", "differ", "--source", "s_radio", "--about", "e_protest")
    assert printed(*words).splitlines()[0] == (
        "Filtered: ! differ · answered by Radio Karasu"
        " · about Protest on the Karasu road."
    )
    first = printed("--unsettled", "--told-by", "s_radio").splitlines()[0]
    assert first.startswith("As told by Radio Karasu.")
    assert first.endswith(" Filtered: unsettled.")
    assert printed().splitlines()[0].startswith("Question: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--mark", "s"),
            "The filter leaves no question: s spelling. A mark is what somebody has"
            " decided: what is only proposed is under “? proposed”.\n",
        ),
        (
            ("--source", "s_watch", "--mark", "none"),
            "The filter leaves no question: nothing marked · answered by Steppe"
            " Watch.\n",
        ),
    ],
    ids=["verdict", "no mark"],
)
def test_a_filter_that_leaves_nothing_says_so(
    tried: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """Beside the pipe, and that what is proposed is no mark yet."""
    assert main(["compare", "-d", str(tried), *words]) == 0
    assert capsys.readouterr().err == f"Nothing is told here. {said}"


def test_json_carries_the_filter(printed: Print) -> None:
    """Also the one that leaves nothing out."""
    found = json.loads(printed("--json", "--mark", "^", "--unsettled"))
    assert found["filter"] == {
        "mark": "update",
        "source": None,
        "about": None,
        "unsettled": True,
    }
    assert [row["row"]["id"] for row in found["rows"]] == ["q_charged"]
    every = json.loads(printed("--json"))
    assert set(every["filter"].values()) == {None, False}
    assert len(every["rows"]) == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--mark", "nonsense"), "There is no mark “nonsense”: the marks are ! "),
        (("--mark", ""), "There is no mark “”"),
        (("--mark", "‹"), "There is no mark “‹”: the marks are ! differ, < backwards,"),
        (("--source", "nobody"), "There is no source “nobody”"),
        (("--about", "nobody"), "No question is about “nobody”"),
        (("--about", "s_radio"), "No question is about “s_radio”"),
        (("--about", "q_number"), "“q_number” is a question itself: “dossier show "),
    ],
    ids=" ".join,
)
def test_what_there_is_not_is_refused_in_one_sentence(
    tried: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    """On stderr, and nothing is printed."""
    assert main(["compare", "-d", str(tried), *words]) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(said) and err.count("\n") == 1


def test_the_filters_are_compare_s_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere they are wrong usage."""
    with pytest.raises(SystemExit) as left:
        main(["timeline", "--mark", "differ"])
    assert left.value.code == 2
    assert "--mark" in capsys.readouterr().err
