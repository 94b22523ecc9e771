"""Two invented reports of one thing in several scripts; what is in view of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.facing.meetings import Meeting
from dossier.facing.spread import Texts
from dossier.facing.walk import Walk
from dossier.rows import Block, Highlight, Span, text_of

CHRONICLE = (
    "The ferry between Karasu and the island was taken out of service on 3 May, the"
    " harbour office said on Tuesday, after 14 passengers had complained.",
    "Переправа не работает с мая. Жители острова говорят, что о закрытии узнали на"
    " причале, где висело объявление на одной странице.",
    "The mayor, Aliya Sabit, said that a second boat would be bought before the"
    " winter, and that the old one would be kept for freight.",
    "渡轮自五月起停运，岛上居民表示，他们在码头上看到一张通知后才得知此事。",
    "Fishermen have carried the post since then, for a fee of 200 a week.",
    "A meeting of the islanders was held in the school. Nobody from the harbour"
    " office came, though two had been asked.",
    "An engineer who saw the engine in April said it “could have run for another"
    " year”.",
)
POST = (
    "(Karasu) – Eighteen passengers had complained before the island ferry stopped,"
    " according to a letter seen by the Post.",
    "قال مكتب الميناء إن العبارة توقفت في الثالث من مايو بعد شكاوى من الركاب.",
    "An engineer wrote in April that the engine “would not last the summer”.",
    "Post is carried by fishermen.",
    "The island has 312 inhabitants, most of whom keep sheep.",
    "Паром остановили не из-за жалоб: по словам капитана, закончился срок страховки.",
    "Sabit promised two boats, one of them for the winter.",
)
NAMES = ("Lake Chronicle", "Karasu Post")
DIFFER, AGREE, MAYBE = Span("!", "warning"), Span("="), Span("?")
MEETINGS = (
    Meeting(0, 0, DIFFER, firm=True, stop=True, id="how many"),
    Meeting(0, 1, AGREE, firm=True, stop=False, id="when"),
    Meeting(1, 5, Span("<", "warning"), firm=True, stop=True, id="why"),
    Meeting(2, 6, Span("~"), firm=True, stop=True, id="boats"),
    Meeting(2, 1, MAYBE, firm=False, stop=False, id="perhaps"),
    Meeting(4, 3, AGREE, firm=True, stop=False, id="post"),
    Meeting(6, 2, DIFFER, firm=False, stop=True, id="engine"),
)
BY_ID = {meeting.id: meeting for meeting in MEETINGS}
SIZES = ((40, 7), (60, 14), (80, 23), (120, 39), (200, 59))
"""From the smallest screen on; a line is taken by the names."""
_WARNED = ("14 passengers", "Eighteen passengers")


def block(text: str, number: int, warned: Sequence[str] = ()) -> Block:
    """A paragraph of a report, its citation and its number beside it."""
    return Block(
        (Span(text),),
        label=(Span(f"{number + 1}.1", "quiet"),),
        hang=5,
        cite=f"x_{number}",
        highlights=tuple(
            Highlight(text.index(words), text.index(words) + len(words), "warning")
            for words in warned
            if words in text
        ),
    )


def report(texts: Sequence[str]) -> tuple[Block, ...]:
    """A report as blocks."""
    return tuple(block(text, n, _WARNED) for n, text in enumerate(texts))


REPORTS = (report(CHRONICLE), report(POST))


def many(times: int) -> tuple[Texts, list[Meeting]]:
    """Both reports so many times over, meeting each time as they do."""
    first, second = len(CHRONICLE), len(POST)
    return (REPORTS[0] * times, REPORTS[1] * times), [
        replace(meeting, a=meeting.a + turn * first, b=meeting.b + turn * second)
        for turn in range(times)
        for meeting in MEETINGS
    ]


class Long(Sequence[Block]):
    """A report so long that its blocks are made when somebody asks for them."""

    def __init__(self, count: int, texts: Sequence[str] = CHRONICLE) -> None:
        """So many blocks.

        Args:
            count: How many.
            texts: What they say, in turn.
        """
        self.size = count
        self.texts = texts
        self.asked = 0

    def __len__(self) -> int:
        """How many there are."""
        return self.size

    def __iter__(self) -> Iterator[Block]:
        """All of them."""
        return (self[number] for number in range(self.size))

    def __getitem__(self, index: int) -> Block:  # type: ignore[override]
        """One block."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        self.asked += 1
        return block(f"{index} {self.texts[index % len(self.texts)]}", index)


def walked(
    size: tuple[int, int] = (120, 39),
    texts: tuple[Sequence[Block], Sequence[Block]] = REPORTS,
    meetings: Sequence[Meeting] = MEETINGS,
) -> Walk:
    """Two texts in so many cells and lines."""
    walk = Walk()
    walk.resize(*size)
    walk.show(texts, NAMES, meetings)
    return walk


def line_of(walk: Walk, side: int, index: int) -> int | None:
    """The line in which a block begins, if that is in view."""
    for y, piece in walk.seen():
        if (piece.side, piece.block, piece.number) == (side, index, 0):
            return y
    return None


def drawn(walk: Walk, side: int, index: int) -> str:
    """What is in view of a block."""
    return " ".join(
        text_of(piece.line)
        for _y, piece in walk.seen()
        if (piece.side, piece.block) == (side, index)
    )


def lines(walk: Walk) -> list[str]:
    """What is in view: both columns, trimmed, with the connector between them."""
    return [
        " ".join(
            part.strip()
            for part in (
                text_of(laid.left.line) if laid.left else "",
                text_of(laid.joint),
                text_of(laid.right.line) if laid.right else "",
            )
            if part.strip()
        )
        for laid in map(walk.line, range(walk.height))
    ]
