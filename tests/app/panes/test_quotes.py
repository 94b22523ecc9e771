"""Pane 6: quotation marks stand round the very words, and round nothing else."""

from pathlib import Path

from app.flows import reading


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """Speaker, words, source."""
    async with reading(tried, (80, 24), "6") as reader:
        head = reader.lines[3]
        assert head.split() == ["speaker", "words", "source"]
        line = next(line for line in reader.lines[4:8] if "pasture" in line)
        assert line.index("Aliya Omarova") == head.index("speaker")
        assert line.index("“We only wanted our pasture back”") == head.index("words")
        assert line.index("Steppe Watch ¶3") == head.index("source")


async def test_a_speaker_without_a_record_is_described(tried: Path) -> None:
    """In the source's words."""
    async with reading(tried, (80, 24), "6") as reader:
        assert "a woman at the road" in reader.text


async def test_a_gist_stands_without_quotation_marks(tried: Path) -> None:
    """What is told of somebody's words is ours, in the list, its detail and a card."""
    async with reading(tried, (80, 40), "6") as reader:
        assert "He says the land is theirs." in reader.text
        assert "“He says" not in reader.text
        assert "“He says" not in reader.sheet
        await reader.press("o")
        assert "“He says" not in reader.text
    async with reading(tried, (80, 90), "5", "j", "enter") as reader:
        assert "He says the land is theirs." in reader.text
        assert "“He says" not in reader.text
