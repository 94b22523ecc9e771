"""Mail: its head, its words, and what is attached to it and not read."""

import io
from email.message import EmailMessage

import pytest

from dossier_db.documents import mail as module
from dossier_db.documents.kinds import MAIL
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

HEAD = (
    "From: Айгерим <a@example.org>\nTo: b@example.org\n"
    "Date: Sat, 03 May 2025 23:30:00 +0500\nSubject: Суд"
)


def mail() -> EmailMessage:
    """A mail without words."""
    message = EmailMessage()
    message["From"] = "Айгерим <a@example.org>"
    message["To"] = "b@example.org"
    message["Subject"] = "Суд"
    message["Date"] = "Sat, 03 May 2025 23:30:00 +0500"
    return message


def parsed(held: bytes | EmailMessage) -> Reading:
    return parse(MAIL, io.BytesIO(bytes(held)), "a.eml")


def test_who_wrote_to_whom_and_when_stands_before_the_words() -> None:
    message = mail()
    message.set_content("One.\n\nTwo.\n")
    found = parsed(message)
    assert found.text == f"{HEAD}\n\nOne.\n\nTwo."
    assert found.about == Imprint(title="Суд", author="Айгерим", issued="2025-05-03")
    assert "(email)" in found.method


def test_of_two_versions_the_plain_one_is_read() -> None:
    message = mail()
    message.set_content("Plain words.")
    message.add_alternative("<p>Marked words.</p>", subtype="html")
    assert parsed(message).text == f"{HEAD}\n\nPlain words."


def test_a_plain_version_that_is_a_stub_gives_way_to_the_marked_one() -> None:
    message = mail()
    message.set_content("See HTML.")
    message.add_alternative("<p>The words that were meant.</p>", subtype="html")
    assert parsed(message).text == f"{HEAD}\n\nThe words that were meant."


def test_a_mail_of_html_alone_is_read_without_what_it_would_fetch() -> None:
    message = mail()
    message.set_content(
        "<p>One.<img src='http://example.org/x'><script>x()</script><p>Two.",
        subtype="html",
    )
    assert parsed(message).text == f"{HEAD}\n\nOne.\n\nTwo."


def test_what_is_attached_is_named_and_not_read() -> None:
    message = mail()
    message.set_content("Words.")
    message.add_attachment(b"x", "application", "pdf", filename="суд .pdf")
    message.add_attachment("Not of the mail.", filename="b.txt")
    found = parsed(message)
    assert found.text == f"{HEAD}\n\nWords."
    assert found.notes == ("Attached to it and not read: суд .pdf, b.txt.",)


def test_a_mail_that_is_sent_on_is_read_with_the_mail_in_it() -> None:
    inner, outer = mail(), mail()
    inner.set_content("Inner words.")
    outer.set_content("Outer words.")
    outer.add_attachment(inner)
    assert parsed(outer).text == f"{HEAD}\n\nOuter words.\n\nInner words."


def test_a_head_in_letters_that_nobody_packed_is_read() -> None:
    assert parsed("Subject: Суд\n\nwords".encode()).text == "Subject: Суд\n\nwords"


def test_a_mail_without_words_is_said_to_have_none() -> None:
    found = parsed(mail())
    assert found.text == HEAD
    assert found.notes == ("It has no words beside its head.",)


@pytest.mark.parametrize("charset", ["no-such", "utf-8", "zlib", "\x00"])
def test_letters_that_nobody_knows_are_read_as_far_as_may_be(charset: str) -> None:
    held = f"Subject: =?{charset}?b?4eHh?=\nContent-Type: text/plain; charset={charset}"
    found = parsed(f"{held}\n\nwords ".encode() + b"\xe1\xe1")
    assert found.text is not None and "words" in found.text


def test_a_line_of_the_head_that_is_damaged_is_read_as_it_stands() -> None:
    found = parsed(b"Subject: =?utf-8?b?a?=\n\nwords")
    assert found.text == "Subject: =?utf-8?b?a?=\n\nwords"


def test_parts_deep_within_each_other_end_in_a_sentence() -> None:
    held = "MIME-Version: 1.0\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
        for n in range(5_000)
    )
    try:
        found = parsed(f"{held}\nwords".encode())
    except Unreadable as refused:
        assert "cannot be read as a mail" in str(refused)
    else:
        assert found.notes


def test_too_many_parts_are_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 10)
    parts = "--b\nContent-Type: text/plain\n\nx\n" * 20
    held = f"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    with pytest.raises(Unreadable, match="more than 10 parts: that is no mail"):
        parsed(held.encode())
