"""Quotations are found with who speaks them, in the languages of the case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.case_given import FOLDER, WHOLE, needs_facts, texts
from db.growth import costs_in_line
from dossier_db.texts.quotations import quotations

PIECES = [*'“”„«»"「」『』‘’ \n.,—:', "said ", "Wang ", "по словам ", "说", "деді"]
anything = st.text() | st.lists(st.sampled_from(PIECES), max_size=200).map("".join)
NOTE = "diplomatic note (the Chinese Consulate in Almaty)"

SAID = [
    ("“We were told to leave,” said Asel Duman, who heads the union.", "Asel Duman"),
    ("“We were told to leave,” Duman added.", "Duman"),
    (
        "“We signed it,” a former guard, who gave no name, told reporters.",
        "a former guard",
    ),
    ("The chairwoman, Asel Duman, wrote that “no worker will be left.”", "Asel Duman"),
    ("Asked about the raid, the mayor replied, “I know nothing of it.”", "the mayor"),
    ("The ruling describes the leaflets as “calls for violence.”", "The ruling"),
    ("According to police, the crowd “threw stones at officers.”", "police"),
    ("Roth: “They should all be freed today.”", "Roth"),
    ("“Where is my son?” shouted a woman in a red coat.", "a woman"),
    ('"I looked back," he said.', "he"),
    (
        "The video—which many had shared—reportedly showed “signs of hatred.”",
        "The video",
    ),
    (
        "The embassy sent a letter demanding “an apology at once.”",
        "letter (The embassy)",
    ),
    ("He was convicted of “petty hooliganism” in May.", None),
    ("Many speak of the “lost generation” of the nineties.", None),
    ("«Доказательств нет», — отметила адвокат Айгуль Сапар.", "адвокат Айгуль Сапар"),
    ("«Я не признаю вину», — сказал он в суде.", "он"),
    ("Как заявил Омаров, «закон один для всех».", "Омаров"),
    ("По словам матери, его «увели ночью без обуви».", "матери"),
    ("В пресс-службе суда сообщили, что «заседание перенесено».", "пресс-службе суда"),
    (
        "Посольство направило ноту, в которой назвало акцию «выпадом».",
        "ноту (Посольство)",
    ),
    (
        "«Біз шындықты ғана айттық», – деді журналист Әсел Дүйсен.",
        "журналист Әсел Дүйсен",
    ),
    ("Ерлан Сапар «заң бәріне ортақ» деп мәлімдеді.", "Ерлан Сапар"),
    ("Қорғаушының айтуынша, «айғақ жоқ, бәрі жалған».", "Қорғаушының"),
    ("« Nous ne céderons pas », a déclaré Jean Duval, avocat.", "Jean Duval"),
    ("« Rien n’est fini », dit-il.", "il"),
    ("Selon le procureur, « les faits sont graves ».", "le procureur"),
    ("L’ONG a dénoncé « une parodie de justice ».", "L’ONG"),
    ("“他们没有给我们任何文件。”家属古丽对记者说。", "家属古丽"),
    ("外交部发言人毛某在记者会上回应称，“中方坚决反对”。", "外交部发言人毛某"),
    ("法院判决书称：「被告人煽动民族仇恨。」", "法院判决书"),
    ("据法新社报道，“抗议者被带走”。", "法新社"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_a_quotation_has_its_speaker(text: str, speaker: str | None) -> None:
    (found,) = quotations(text)
    assert found.speaker == speaker


def test_a_quotation_goes_on_with_its_speaker_after_a_full_stop() -> None:
    first, second = quotations("“It is over,” said Duman. “We shall all go home.”")
    assert first.speaker == second.speaker == "Duman"


def test_two_speak_in_one_sentence() -> None:
    first, second = quotations(
        "“It is over,” she whispered, but her lawyer, Tim Roth, said: “We will appeal.”"
    )
    assert (first.speaker, second.speaker) == ("she", "Tim Roth")


def test_a_document_quoted_in_another_speaks_itself() -> None:
    (found,) = quotations(
        "According to the verdict, the consul sent a note calling them “hired hands.”"
    )
    assert found.speaker == "note (the consul)"
    assert found.relayed_by == "the verdict"


@pytest.mark.parametrize(
    "text",
    ["Компания «Агро-Юг» молчит.", "他们读了《环球时报》。", 'A 5" pipe.', "”", ""],
)
def test_names_titles_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == ()


def test_of_quotations_within_quotations_the_outer_one_is_found() -> None:
    (found,) = quotations("Омаров сказал: «Газета «Время» врёт нам каждый день».")
    assert found.text == "Газета «Время» врёт нам каждый день"


@given(anything)
def test_a_quotation_is_where_it_says_it_is(text: str) -> None:
    last = 0
    for found in quotations(text):
        assert last <= found.start < found.end <= len(text)
        assert found.text in text[found.start : found.end]
        assert found.speaker is None or found.speaker.strip()
        last = found.end


@needs_facts
@pytest.mark.parametrize("source", WHOLE)
def test_the_quotations_of_the_two_texts_have_their_speakers(source: str) -> None:
    text = (FOLDER / "texts" / f"{source}.txt").read_text("utf-8")
    found = quotations(text)
    known = [one for one in texts()["quotations"] if one["source"] == source]
    assert [one.text for one in found] == [one["text"] for one in known]
    for one, given_as in zip(found, known, strict=True):
        told = given_as["speaker_or_document"]
        if given_as["kind"] == "charge name" or told.startswith("term"):
            assert one.speaker is None
        elif "note" in told and source == "hrw":
            assert one.speaker == NOTE
        elif "note" in told:
            assert one.speaker == "note (the Chinese government)"
            assert one.relayed_by == "the indictment"
        elif one.speaker is None or told.split()[0].casefold() not in (
            spoken := one.speaker.casefold()
        ):
            # Surface forms: a family name, a document with its article, a plural.
            assert one.speaker and {"wang", "court", "examinations"} & set(
                spoken.split()
            )


@pytest.mark.parametrize(
    "piece",
    [
        *("“", "“a” ", "““”", '" a ', "«a", "“a b c” — ", "said ", "‘a ", "( ", "x"),
        *(
            "他说“好”，",
            "He said “no one here knows it” and ",
            "“Is it so?” Wang said. ",
        ),
    ],
)
def test_ten_times_the_text_takes_about_ten_times_the_time(piece: str) -> None:
    assert costs_in_line(lambda size: quotations((piece * size)[:size]), 8_000)
