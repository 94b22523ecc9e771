"""Names in Arabic letters, pinyin, kana and Hangul, by the published tables.

Kazakh and Uyghur as they are written in Xinjiang, Chinese by Wade-Giles and by the
Palladius system of Russian, Japanese by Hepburn. Nothing here is shared with the
search it tests.
"""

import re
from typing import Final


def _table(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split())
    return {key: value for key, _, value in pairs}


_TOTE: Final = _table(
    "а=ا ә=ا б=ب в=ۆ г=گ ғ=ع д=د е=ە ё=يو ж=ج з=ز и=ي й=ي к=ك қ=ق л=ل м=م н=ن ң=ڭ о=و"
    " ө=و п=پ р=ر с=س т=ت у=ۋ ұ=ۇ ү=ۇ ф=ف х=ح һ=ھ ц=تس ч=چ ш=ش щ=شش ы=ى і=ى э=ە ю=يۋ"
    " я=يا ь= ъ="
)
_TOTE_FINAL: Final = (("ов", "وۆ"), ("ев", "ەۆ"))


def tote(name: str) -> str:
    """A Kazakh name from Cyrillic into the Arabic letters of Kazakhs in China."""
    return " ".join(map(_tote_word, name.lower().split()))


def _tote_word(word: str) -> str:
    letters = "".join(_TOTE.get(letter, letter) for letter in word)
    soft = any(letter in "әөүі" for letter in word)
    # The softness of a word is said once, in front; k, g and e say it by themselves.
    return "ٴ" + letters if soft and not set("кге") & set(word) else letters


_UYGHUR: Final = _table(
    "ch=چ zh=ژ sh=ش gh=غ ng=ڭ a=ا e=ە b=ب p=پ t=ت j=ج x=خ d=د r=ر z=ز s=س f=ف q=ق k=ك"
    " g=گ l=ل m=م n=ن h=ھ o=و u=ۇ ö=ۆ ü=ۈ w=ۋ ë=ې i=ى y=ي"
)
_UYGHUR_CYRILLIC: Final = _table(
    "ya=я yu=ю ch=ч zh=ж sh=ш gh=ғ ng=ң a=а e=ә b=б p=п t=т j=җ x=х d=д r=р z=з s=с f=ф"
    " q=қ k=к g=г l=л m=м n=н h=һ o=о u=у ö=ө ü=ү w=в ë=е i=и y=й"
)
_UYGHUR_PRESS: Final = (("x", "kh"), ("ë", "e"), ("ö", "o"), ("ü", "u"), ("q", "k"))


def uyghur_arabic(name: str) -> str:
    """A Uyghur name from its Latin letters (ULY) into Arabic ones."""
    out = _spell(name, _UYGHUR)
    # A vowel that begins a word or follows another stands on a hamza.
    return re.sub(r"(?:(?<!\S)|(?<=[اەوۇۆۈېى]))(?=[اەوۇۆۈېى])", "ئ", out)


def uyghur_cyrillic(name: str) -> str:
    """The same in the Cyrillic letters of Uyghurs in Kazakhstan."""
    return _spell(name, _UYGHUR_CYRILLIC).title()


def uyghur_press(name: str) -> str:
    """The same in plain letters."""
    small = name.lower()
    for letter, plain in _UYGHUR_PRESS:
        small = small.replace(letter, plain)
    return small.title()


def _spell(name: str, letters: dict[str, str]) -> str:
    out, small, place = "", name.lower(), 0
    while place < len(small):
        size = 2 if small[place : place + 2] in letters else 1
        part = small[place : place + size]
        out += letters.get(part, part)
        place += size
    return out


_PINYIN: Final = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")
_WADE_INITIALS: Final = _table(
    "b=p p=p' d=t t=t' g=k k=k' j=ch q=ch' zh=ch ch=ch' z=ts c=ts' x=hs r=j"
)
_WADE_WHOLE: Final = _table(
    "zhi=chih chi=ch'ih shi=shih ri=jih zi=tzu ci=tz'u si=ssu yi=i yan=yen ye=yeh"
    " you=yu yu=yü yue=yüeh yuan=yüan yun=yün yong=yung er=erh gui=kuei kui=k'uei ge=ko"
    " ke=k'o he=ho e=o duo=to tuo=t'o nuo=no luo=lo zuo=tso cuo=ts'o suo=so ruo=jo"
    " zhuo=cho chuo=ch'o xiong=hsiung jiong=chiung qiong=ch'iung"
)
_WADE_FINALS: Final = _table("ian=ien ie=ieh ong=ung ue=üeh uan=uan")
_PALLADIUS_INITIALS: Final = _table(
    "b=б p=п m=м f=ф d=д t=т n=н l=л g=г k=к h=х j=цз q=ц x=с zh=чж ch=ч sh=ш r=ж z=цз"
    " c=ц s=с"
)
_PALLADIUS_FINALS: Final = _table(
    "a=а ai=ай an=ань ang=ан ao=ао e=э ei=эй en=энь eng=эн er=эр i=и ia=я ian=янь"
    " iang=ян iao=яо ie=е in=инь ing=ин iong=юн iu=ю o=о ong=ун ou=оу u=у ua=уа uai=уай"
    " uan=уань uang=уан ui=уй un=унь uo=о ü=юй üe=юэ üan=юань ün=юнь"
)
_PALLADIUS_WHOLE: Final = _table(
    "zi=цзы ci=цы si=сы yi=и ya=я yan=янь yang=ян yao=яо ye=е yin=инь ying=ин yong=юн"
    " you=ю yu=юй yue=юэ yuan=юань yun=юнь wa=ва wai=вай wan=вань wang=ван wei=вэй"
    " wen=вэнь weng=вэн wo=во wu=у hui=хуэй er=эр"
)


def _parts(syllable: str) -> tuple[str, str]:
    """Initial and final of a syllable of pinyin, ü spelt out after j, q and x."""
    found = _PINYIN.fullmatch(syllable)
    initial, final = found.groups() if found else ("", syllable)
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    return initial, final


def wade_giles(syllable: str) -> str:
    """A syllable of pinyin by Wade and Giles."""
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    initial, final = _parts(syllable)
    final = _WADE_FINALS.get(final, final).replace("üe", "üeh").replace("hh", "h")
    return _WADE_INITIALS.get(initial, initial) + final


def palladius(syllable: str) -> str:
    """A syllable of pinyin in Russian letters."""
    if syllable in _PALLADIUS_WHOLE:
        return _PALLADIUS_WHOLE[syllable]
    initial, final = _parts(syllable)
    return _PALLADIUS_INITIALS.get(initial, initial) + _PALLADIUS_FINALS[final]


def chinese(surname: str, given: tuple[str, ...], way: str) -> str:
    """A Chinese name from its syllables of pinyin, the surname first."""
    if way == "wade":
        written = "-".join(map(wade_giles, given))
        return f"{wade_giles(surname).capitalize()} {written.capitalize()}"
    if way == "palladius":
        written = "".join(map(palladius, given))
        return f"{palladius(surname).capitalize()} {written.capitalize()}"
    written = ("-" if way == "hyphen" else "").join(given)
    if way == "western":
        return f"{written.capitalize()} {surname.capitalize()}"
    return f"{surname.capitalize()} {written.capitalize()}"


_ROWS: Final = (
    "k=カキクケコ s=サ/スセソ t=タ//テト n=ナニヌネノ h=ハヒ/ヘホ m=マミムメモ"
    " r=ラリルレロ g=ガギグゲゴ z=ザ/ズゼゾ d=ダ//デド b=バビブベボ p=パピプペポ"
)
_MORAE: Final = {
    **dict(zip("aiueo", "アイウエオ", strict=True)),
    **{
        consonant + vowel: kana
        for consonant, _, row in (part.partition("=") for part in _ROWS.split())
        for vowel, kana in zip("aiueo", row, strict=True)
        if kana != "/"
    },
    **_table(
        "shi=シ chi=チ tsu=ツ fu=フ ji=ジ ya=ヤ yu=ユ yo=ヨ wa=ワ sha=シャ shu=シュ"
        " sho=ショ cha=チャ chu=チュ cho=チョ ja=ジャ ju=ジュ jo=ジョ kya=キャ kyu=キュ"
        " kyo=キョ ryo=リョ ryu=リュ hyo=ヒョ gyo=ギョ n=ン"
    ),
}


def katakana(romaji: str) -> str:
    """A Japanese word from Hepburn, long vowels written twice, into katakana."""
    out, place, small = "", 0, romaji.lower()
    while place < len(small):
        for size in (3, 2, 1):
            part = small[place : place + size]
            if len(part) == size and part in _MORAE:
                out += _MORAE[part]
                place += size
                break
        else:
            out += "ッ"  # a doubled consonant
            place += 1
    return out


def hiragana(romaji: str) -> str:
    """The same in hiragana."""
    return "".join(chr(ord(kana) - 0x60) for kana in katakana(romaji))


def macron(romaji: str) -> str:
    """Long vowels with a macron, as scholars write them."""
    return romaji.replace("ou", "ō").replace("oo", "ō").replace("uu", "ū")


def short(romaji: str) -> str:
    """Long vowels as the press writes them: short."""
    return romaji.replace("ou", "o").replace("oo", "o").replace("uu", "u")
