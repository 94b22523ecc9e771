"""What is said of a file that was moved or replaced has the room that it needs."""

import pytest

from dossier.moved import told
from dossier.rows import line, width
from dossier.wrap import wrap


@pytest.mark.parametrize("replaced", [False, True])
def test_the_footer_has_room_for_it_at_eighty_columns(replaced: bool) -> None:
    assert width(told("reading", replaced=replaced)) <= 78


@pytest.mark.parametrize("replaced", [False, True])
def test_a_form_says_it_in_two_lines_at_eighty_columns(replaced: bool) -> None:
    said = told("typing", replaced=replaced)
    assert len(list(wrap(line(said), 78))) <= 2
    assert "Copy the words" in said or "copy the words" in said
