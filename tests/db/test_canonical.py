"""Unicode forms: as Python makes them, at a cost in line with the length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.growth import costs_in_line
from dossier_db.canonical import Form, normalized

FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
_MARKS = "\u0301\u0316\u0344\u0f73\u0f81\u3099\uff9e\u05b4\u0591\u200d\u20dd"


@given(
    st.sampled_from(FORMS),
    st.text(st.sampled_from(f"ae가か{_MARKS}") | st.characters(), max_size=40),
    st.text(st.sampled_from(_MARKS), min_size=64, max_size=90),
    st.text(max_size=20),
)
def test_a_form_is_what_python_makes_it(
    form: Form, before: str, marks: str, after: str
) -> None:
    text = before + marks + after + marks
    assert normalized(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "marks", ["\u0301\u0316", "\u0301\uff9e", "\u0344\u0f73\u0316"]
)
def test_marks_without_end_cost_what_they_are_long(form: Form, marks: str) -> None:
    def work(size: int) -> object:
        return normalized(form, "a" + (marks * size)[:size])

    assert costs_in_line(work, 10_000)
