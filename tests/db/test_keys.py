"""Keys: SQLCipher's own, from a passphrase in any form; a wrong one is told apart."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.errors import DamagedDossier, Locked, WrongPassphrase
from dossier_db.exporters import dump
from dossier_db.keys import PAGE, Key, is_sealed
from dossier_db.store import Store

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
PASSPHRASE = "Қайсыбір құпия сөз é"


@pytest.fixture(scope="module")
def _sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("keys") / "s.dossier"
    Store.create(path, name="Sealed", passphrase=PASSPHRASE).close()
    return path.read_bytes()


@pytest.fixture
def sealed(tmp_path: Path, _sealed: bytes) -> Path:
    """A sealed dossier of its own for each test."""
    path = tmp_path / "s.dossier"
    path.write_bytes(_sealed)
    return path


def altered(path: Path, *places: int) -> None:
    """Flip a bit of the file at each of these places."""
    content = bytearray(path.read_bytes())
    for place in places:
        content[place] ^= 1
    path.write_bytes(content)


def test_another_program_that_knows_the_format_opens_it(sealed: Path) -> None:
    from sqlcipher3 import dbapi2

    with dbapi2.connect(str(sealed)) as connection:
        connection.execute(f"PRAGMA key='{PASSPHRASE}'")
        rows = connection.execute("SELECT name FROM dossier").fetchall()
    connection.close()
    assert rows == [("Sealed",)]


def test_accents_that_are_typed_apart_are_the_same_passphrase(sealed: Path) -> None:
    apart = unicodedata.normalize("NFD", PASSPHRASE)
    assert apart != PASSPHRASE
    Key.of(sealed, apart)


def test_a_wrong_passphrase_is_said_to_be_wrong(sealed: Path) -> None:
    with pytest.raises(WrongPassphrase, match="type it again"):
        Key.of(sealed, PASSPHRASE + " ")


def test_with_the_right_passphrase_an_altered_first_page_is_damage(
    sealed: Path,
) -> None:
    altered(sealed, 100)
    with pytest.raises(DamagedDossier, match="the passphrase is right"):
        Key.of(sealed, PASSPHRASE)


def test_a_link_to_a_half_written_file_is_not_called_damaged(
    sealed: Path, tmp_path: Path
) -> None:
    """The journal that mends it lies beside the file, not beside the link."""
    link = tmp_path / "elsewhere" / "link.dossier"
    link.parent.mkdir()
    link.symlink_to(sealed)
    altered(sealed, 100)
    sealed.with_name(f"{sealed.name}-journal").write_bytes(bytes(512))
    Key.of(link, PASSPHRASE)


def test_with_a_wrong_passphrase_an_altered_first_page_is_not_called_damage(
    sealed: Path,
) -> None:
    altered(sealed, 100)
    with pytest.raises(WrongPassphrase):
        Key.of(sealed, "something else entirely")


def test_where_the_salt_is_altered_both_are_said_to_be_possible(sealed: Path) -> None:
    altered(sealed, 3)
    with pytest.raises(WrongPassphrase, match="damaged"):
        Key.of(sealed, PASSPHRASE)


def test_damage_further_on_opens_and_is_found_by_who_reads_there(sealed: Path) -> None:
    size = sealed.stat().st_size
    altered(sealed, *range(PAGE + 50, size, PAGE))
    with pytest.raises(DamagedDossier), Store.open(sealed, passphrase=PASSPHRASE) as s:
        list(dump(s))


def test_a_dropped_key_opens_nothing(sealed: Path) -> None:
    key = Key.of(sealed, PASSPHRASE)
    key.drop()
    with pytest.raises(Locked):
        key.spelled()


def test_a_mark_says_nothing_of_the_word_and_is_the_same_each_time(
    sealed: Path,
) -> None:
    key, again = (Key.of(sealed, PASSPHRASE) for _ in range(2))
    assert key.mark("d_atajurt") == again.mark("d_atajurt")
    assert "atajurt" not in key.mark("d_atajurt")
    assert key.mark("d_atajurt") != Key.new(PASSPHRASE).mark("d_atajurt")


@given(st.text(max_size=3 * PAGE))
def test_no_text_looks_sealed(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "text"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    assert not is_sealed(path)


def test_a_sealed_dossier_looks_sealed_and_a_plain_one_does_not(
    sealed: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.dossier"
    Store.create(plain, name="Plain").close()
    assert is_sealed(sealed) and not is_sealed(plain)
