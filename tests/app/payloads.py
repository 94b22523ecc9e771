"""Texts that would command a terminal if it were given them as they are."""

PAYLOADS = (
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
    "markup [/b] [bold red]x[/] [@click=app.quit]y[/]",
)
"""One for each way that is known."""
