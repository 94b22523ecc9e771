"""Pane 5: who appears, under our label."""

from pathlib import Path

from app.flows import reading


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """Name, kind, role, recorded names, independent sources."""
    async with reading(tried, (120, 40), "5", "z") as reader:
        head = reader.lines[3]
        assert head.split() == ["name", "kind", "role", "(ours)", "names", "sources"]
        aliya = next(line for line in reader.lines if "Aliya" in line)
        assert aliya.index("person") == head.index("kind")
        assert aliya.index("A teacher") == head.index("role")
        assert aliya.split()[-2:] == ["4", "3"]
        court = next(line for line in reader.lines if "Court" in line)
        assert court.index("body") == head.index("kind")


async def test_those_taken_together_are_not_drawn_as_a_person(tried: Path) -> None:
    """Quiet where a name is strong."""
    async with reading(tried, (120, 40), "5") as reader:
        pane = reader.browse.deck.pane("people")
        rows = reader.rows.rows
        assert rows is not None
        roles = {row.id: pane.draw(row, 100)[0].role for row in rows.page(0)}
        assert roles["p_accused"] == "quiet"
        assert roles["p_aliya"] == "strong"
