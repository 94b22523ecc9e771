"""Texts that would command a terminal if it were given them as they are.

``PAYLOADS`` would be obeyed, or would hide something; ``LIARS`` would take another
width than is counted, or more than there is.
"""

from typing import Final

PAYLOADS: Final = (
    "title \x1b]2;PWNED-TITLE\x1b\\",
    "title by bell \x1b]0;PWNED-TITLE\x07",
    "clipboard \x1b]52;c;UFdORUQ=\x1b\\",
    "clipboard by C1 \x9d52;c;UFdORUQ=\x9c",
    "link \x1b]8;;https://pwned.example\x1b\\here\x1b]8;;\x1b\\",
    "clear \x1b[2J\x1b[H",
    "colour by C1 \x9b31mred",
    "answer back \x1b[6n\x05",
    "device string \x1bP+q544e\x1b\\",
    "shift out \x0e and in \x0f",
    "backspace \x08\x08\x08 and bell \x07",
    "return \r over, line \n and tab \t and form \x0c feed \x0b",
    "delete \x7f nul \x00 escape alone \x1b",
    "override \u202eesrever\u202c and isolate \u2067rtl\u2069",
    "marks \u200e\u200f\u061c space \u200b join \u2060 order \ufeff",
    "interlinear \ufff9a\ufffab\ufffb tags \U000e0041\U000e007f",
    "surrogate \ud800 alone \udfff noncharacter \ufffe \U0010ffff",
    "separators \u2028 and \u2029 and next line \x85",
    "notices \x1b]9;PWNED\x07 \x1b]777;notify;PWNED;now\x07 \x1b]99;;PWNED\x1b\\",
    "strings \x1b_Gf=100;AAAA\x1b\\ \x1b^PWNED\x1b\\ \x1bXPWNED\x1b\\",
    "strings by C1 \x90q\x9c \x9fG\x9c \x9ePWNED\x9c \x98PWNED\x9c",
    "modes \x1b[?1049l \x1b[?1000h \x1bc \x1b[!p \x1b[20t \x1b]4;1;?\x07 \x1b[>q",
    "palette \x1b]10;#ffffff\x07 file \x1b]1337;File=name=UFdORUQ=:AAAA\x07",
    "charset \x1b(0lqqk\x1b(B \x1b%@ \x1b#8 width \x1b#6",
    "raw bytes \udc9b31m \udcff",  # as Python reads a name that is no UTF-8
    "embedding \u202aa\u202b\u202db\u2066c\u2068d of both \u2029\u2069",
    "soft\u00adhyphen vowel \u180e fillers \u3164\u1160\u115f tags"
    " \U000e0050\U000e0057\U000e004e",
    "format {0.__class__.__init__.__globals__} {name} {} %s %(x)n %n ${HOME} $(id)",
    "shell ; rm -rf ~ && `id` | sh # ' \" \\ > /etc/passwd",
    "../../../../etc/passwd C:\\con\\nul ~/.ssh/id_ed25519 file:///etc/passwd",
    "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;\"'><!-- ]]>",
    'json \\u001b[31m \\" } ] , {"table": "dossier"} yaml !!python/object: &a *a',
    "sql '; DROP TABLE entity; -- \" OR 1=1 NEAR(a b) * ^",
    "markup [link=https://pwned.example]z[/link] [red]r[/red] [/] [] [@click] [[",
    "markup [/b] [bold red]x[/] [@click=app.quit]y[/]",
)
"""One for each way that is known."""

LIARS: Final = (
    "z" + "\u0301\u0489\u0334" * 1000 + "algo",  # thousands of marks on one letter
    "Z\u0351\u036b\u0343A\u0338\u0321L\u0321\u034eG\u0489\u0321O\u0315 " * 12,
    "\u0e01" + "\u0e47\u0e49" * 400,  # Thai, the same
    "\u0301\u0301 begins with marks \ufe0f\ufe0e\U000e0100",
    "a word without end " + "w" * 5_000,
    "字" * 600 + "。" * 40,
    "👩\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏴\U000e0067\U000e0062\U000e007f"
    " 🇰🇿🇰🇿🇰 ☠\ufe0f ☠\ufe0e",
    "ambiguous ¡§¨°±·×÷αЖ─█■○★☎♀♪…‰※⅓→∀①㎏㋿",
    "jamo \u1112\u1161\u11ab\u1100\u1161\u11a8 \u1112\u1112\u1112 \ud7b0\ua960",
    "لا ﷽ ﷺ ﻼ ﻻ عربي مع English و 123 ﷲ" * 3,
    "joiners \u200d\u200d\u200dfoo\u200d bar\u200c\u200c \u200d",
    "half ｱﾞ full ＡＢ wide spaces \u3000\u2003\u2002\u2007\u202f end",
    "Аidar раypal Ηrw Ꭺlph\u0430 \u0391\u0392\u0421 ０１ 𝐁𝐨𝐥𝐝 𝔉",  # homoglyphs
    "नमस्ते क्षत्रिय தமிழ் ไทย မြန်မာ ខ្មែរ བོད་ཡིག ᠮᠣᠩᠭᠣᠯ",
    "𝕏" * 300 + "\U0001f1e6" * 301 + "\U0001fae8" * 50,
    " " * 300 + "blank before" + "\u00a0" * 300,
    "",
)
"""Texts that are drawn as they are."""
