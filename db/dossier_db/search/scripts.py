"""Letters of other scripts in Latin ones: the tables behind folding.

One spelling is chosen for each letter, the one that the press prints most. Where the
standards part from it, ``folding`` has rules that undo them, and the consonant keys of
``skeleton`` bridge the rest. After each table stand the standards that it follows or
undoes. Letters that no table has are romanised by anyascii.
"""

from typing import Final

APOSTROPHES: Final = str.maketrans(dict.fromkeys("`´‘’ʹʻʼʾʿ", "'"))
"""The signs that romanisations write for one."""
CYRILLIC: Final = {
    **dict(
        zip(
            "абвгдеёзийклмнопрстуфыэ",
            "abvgdeeziyklmnoprstufye",
            strict=True,
        )
    ),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    # Kazakh, Kyrgyz, Tatar, Uyghur, Uzbek, Tajik, Mongolian
    "ә": "a",
    "ғ": "gh",
    "қ": "k",
    "ң": "ng",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "җ": "zh",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "ў": "u",
    "ҳ": "h",
    "ҡ": "k",
    "ҙ": "z",
    "ҫ": "s",
    # Ukrainian, Belarusian, South Slavic
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "ј": "y",
    "љ": "l",
    "њ": "n",
    "ћ": "ch",
    "ђ": "j",
    "џ": "j",
    "ѓ": "g",
    "ќ": "k",
    "ѕ": "z",
    "ѣ": "e",
    "ѳ": "f",
    "ѵ": "i",
}
"""BGN/PCGN 1947 and 1979 without their marks; ё as е, as most of the press has it."""

ARABIC: Final = {
    "ا": "a",
    "آ": "a",
    "أ": "a",
    "إ": "i",
    "ٱ": "a",
    "ٵ": "a",
    "ئ": "",
    "ء": "",
    "ؤ": "u",
    "ع": "",
    "ٴ": "",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ث": "s",
    "ج": "j",
    "چ": "ch",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "z",
    "ر": "r",
    "ز": "z",
    "ژ": "zh",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "غ": "gh",
    "ف": "f",
    "ڤ": "v",
    "ق": "k",
    "ك": "k",
    "ک": "k",
    "گ": "g",
    "ڭ": "ng",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ں": "n",
    "ه": "h",
    "ھ": "h",
    "ة": "a",
    "ە": "e",
    "ہ": "h",
    "و": "w",
    "ۇ": "u",
    "ۆ": "o",
    "ۈ": "u",
    "ۋ": "v",
    "ۅ": "o",
    "ۉ": "u",
    "ٶ": "o",
    "ٷ": "u",
    "ي": "i",
    "ی": "i",
    "ى": "i",
    "ې": "e",
    "ے": "e",
    "ٸ": "i",
    "ـ": "",
}
"""Arabic (ALA-LC, BGN/PCGN 1956), Persian (BGN/PCGN 1958), Uyghur (as in Uyghur Latin,
ULY 2008), Kazakh in Arabic script (töte jazu, as its Cyrillic counterpart)."""

TURKIC_ARABIC: Final = frozenset("ۇۆۈۋەېڭٵٶٷٸٴ")
"""Letters that only Turkic languages write: vowels are written out, ع is gh."""


def pairs(text: str) -> dict[str, str]:
    """``α=a β=v`` as a table."""
    return {
        key: latin for key, _, latin in (one.partition("=") for one in text.split())
    }


GREEK: Final = pairs(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t"
    " υ=u φ=f χ=kh ψ=ps ω=o"
)
"""ELOT 743 and BGN/PCGN 1996, but υ as u, so that ου is ou before it is written out."""

HEBREW: Final = pairs(
    "א= ב=b ג=g ד=d ה=h ו=w ז=z ח=kh ט=t י=y כ=k ך=kh ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=p"
    " ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t װ=v ױ=oy ײ=ey"
)
"""BGN/PCGN 1962 without the vowels, which are not written."""

ARMENIAN: Final = {"ւ": "u", "և": "ev"}
"""BGN/PCGN 1981, where anyascii goes letter by letter: ու is ou."""

LATIN: Final = {
    "ı": "i",
    "ş": "sh",
    "ș": "sh",
    "š": "sh",
    "ś": "s",
    "ŝ": "sh",
    "ç": "ch",
    "č": "ch",
    "ć": "ch",
    "ğ": "gh",
    "ǧ": "gh",
    "ġ": "gh",
    "ƣ": "gh",
    "ž": "zh",
    "ż": "zh",
    "ź": "z",
    "ƶ": "zh",
    "ñ": "n",
    "ŋ": "ng",
    "ꞑ": "ng",
    "ə": "a",
    "þ": "th",
    "ð": "d",
    "ø": "o",
    "ɵ": "o",
    "œ": "o",
    "æ": "a",
    "å": "a",
    "ß": "ss",
    "ł": "l",
    "đ": "d",
    "ḥ": "h",
    "ẖ": "kh",
    "ḫ": "kh",
    "ĥ": "h",
    "ħ": "h",
}
"""Turkish, Kazakh Latin 2021, Uzbek, ISO 9:1995, scholarly Slavic, DIN 31635. Other
marks are simply taken off."""

MANY_READINGS: Final = {
    "什": ("shi", "shen"),
    "叶": ("ye", "xie"),
    "扎": ("zha", "za"),
    "卡": ("ka", "qia"),
    "茜": ("xi", "qian"),
    "曾": ("zeng", "ceng"),
    "仇": ("qiu", "chou"),
    "单": ("shan", "dan", "chan"),
    "單": ("shan", "dan", "chan"),
    "查": ("cha", "zha"),
    "覃": ("qin", "tan"),
    "解": ("xie", "jie"),
    "区": ("qu", "ou"),
    "區": ("qu", "ou"),
    "朴": ("pu", "piao"),
    "贾": ("jia", "gu"),
    "賈": ("jia", "gu"),
    "重": ("zhong", "chong"),
    "长": ("chang", "zhang"),
    "長": ("chang", "zhang"),
    "乐": ("le", "yue"),
    "樂": ("le", "yue"),
    "行": ("xing", "hang"),
    "盖": ("gai", "ge"),
    "蓋": ("gai", "ge"),
    "翟": ("zhai", "di"),
    "石": ("shi", "dan"),
    "都": ("du", "dou"),
    "大": ("da", "dai"),
    "万": ("wan", "mo"),
    "萬": ("wan", "mo"),
    "尉": ("wei", "yu"),
    "宿": ("su", "xiu"),
    "缪": ("miao", "mou"),
    "召": ("zhao", "shao"),
    "盛": ("sheng", "cheng"),
    "乘": ("cheng", "sheng"),
    "员": ("yuan", "yun"),
    "員": ("yuan", "yun"),
    "种": ("zhong", "chong"),
    "折": ("zhe", "she"),
    "车": ("che", "ju"),
    "車": ("che", "ju"),
    "薄": ("bo", "bao"),
    "藏": ("zang", "cang"),
    "校": ("xiao", "jiao"),
    "调": ("diao", "tiao"),
    "調": ("diao", "tiao"),
    "传": ("chuan", "zhuan"),
    "傳": ("chuan", "zhuan"),
    "降": ("jiang", "xiang"),
    "省": ("sheng", "xing"),
    "朝": ("chao", "zhao"),
    "会": ("hui", "kuai"),
    "會": ("hui", "kuai"),
    "和": ("he", "huo"),
    "阿": ("a", "e"),
    "番": ("pan", "fan"),
    "拓": ("tuo", "ta"),
    "提": ("ti", "di"),
    "伽": ("jia", "qie", "ga"),
    "若": ("ruo", "re"),
    "吓": ("xia", "he"),
    "度": ("du", "duo"),
    "率": ("lu", "shuai"),
    "露": ("lu", "lou"),
    "奇": ("qi", "ji"),
    "其": ("qi", "ji"),
    "娜": ("na", "nuo"),
    "那": ("na", "nuo"),
    "秘": ("mi", "bi"),
    "着": ("zhe", "zhuo"),
    "似": ("si", "shi"),
    "隗": ("wei", "kui"),
    "洗": ("xi", "xian"),
    "佛": ("fo", "fu"),
    "柏": ("bai", "bo"),
    "角": ("jiao", "jue"),
    "觉": ("jue", "jiao"),
    "覺": ("jue", "jiao"),
    "参": ("can", "shen"),
    "沈": ("shen", "chen"),
    "茄": ("jia", "qie"),
    "咖": ("ka", "ga"),
    "合": ("he", "ge"),
    "约": ("yue", "yao"),
    "說": ("shuo", "shui"),
    "说": ("shuo", "shui"),
    "六": ("liu", "lu"),
    "陆": ("lu", "liu"),
    "给": ("gei", "ji"),
    "血": ("xue", "xie"),
    "落": ("luo", "lao"),
    "乾": ("qian", "gan"),
    "干": ("gan", "qian"),
    "系": ("xi", "ji"),
    "术": ("shu", "zhu"),
    "厦": ("xia", "sha"),
    "廈": ("xia", "sha"),
    "浚": ("jun", "xun"),
    "蚌": ("beng", "bang"),
    "铅": ("qian", "yan"),
    "荥": ("xing", "ying"),
    "珲": ("hui", "hun"),
    "琿": ("hui", "hun"),
    "牟": ("mou", "mu"),
}
"""Han characters with several readings (Hanyu Pinyin), the likeliest in names first."""

HAN_CONSONANTS: Final = pairs(
    "布=b 普=p 德=d 特=t 格=g 克=k 夫=f 弗=f 兹=z 茲=z 斯=s 茨=ts 奇=ch 什=sh 施=sh"
    " 赫=h 姆=m 恩=n 尔=r 爾=r 勒=l"
)
"""Characters that stand for a consonant without a vowel in foreign names, by the tables
of Xinhua; in Han a consonant cannot stand alone."""
