"""The turns of phrase that all prints share."""

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.prints.phrases import speaker
from dossier_db import Store


@pytest.mark.parametrize(
    ("known", "described", "told"),
    [
        (True, "her sister", "Aigul (her sister)"),
        (True, "Aigul", "Aigul"),
        (False, "a sister", "a sister"),
        (False, None, "speaker not stated"),
    ],
)
def test_a_speaker_is_told_by_name_before_the_description(
    case: Path, known: bool, described: str | None, told: str
) -> None:
    with Store.open(case) as store:
        (row,) = store.quotes.listing().page(0)
    whose = row.speaker if known else None
    assert speaker(replace(row, speaker=whose, speaker_words=described)) == told
