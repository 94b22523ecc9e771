"""Pane 4: what was read, how far, and what counts as one."""

from pathlib import Path

from app.flows import reading


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """Issued, name, title, how far read, passages, what it counts as."""
    async with reading(tried, (159, 40), "4", "z") as reader:
        head = reader.lines[3]
        assert head.split() == [
            "issued",
            "source",
            "title",
            "read",
            "cited",
            "counts",
            "as",
        ]
        mirror = next(line for line in reader.lines if " Mirror" in line)
        assert mirror[1:20].strip() == "3 Jun 2024"
        assert mirror.index("part") == head.index("read")
        assert mirror.index("Steppe Watch") == head.index("counts as")
        daily = next(line for line in reader.lines if "The Daily" in line)
        assert daily.index("A road, a fence") == head.index("title")


async def test_how_far_each_was_read_is_a_word(tried: Path) -> None:
    """Whole, part, unseen by anyone here."""
    async with reading(tried, (120, 40), "4", "z") as reader:
        read = {line[22:40].strip(): line for line in reader.lines[4:11]}
        assert " whole " in read["Radio Karasu"]
        assert " part " in read["Wire 24"]
        assert " unseen " in read["Order of 11 April"]


async def test_sources_stand_by_date_and_the_undated_last(tried: Path) -> None:
    """By the latest day each can be of."""
    async with reading(tried, (80, 24), "4") as reader:
        issued = [line[1:20].strip() for line in reader.lines[4:11]]
        assert issued[0] == "11 Apr 2024"
        assert issued[1] == "about 12 Apr 2024"
        assert issued[-1] == "undated"
