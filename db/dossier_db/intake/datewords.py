"""The words that dates are typed in: English, Russian, Kazakh."""

from dataclasses import dataclass, fields
from typing import Any, Final, TypeAlias

from dossier_db.texts.months import MONTH, SHORT


@dataclass(frozen=True, slots=True)
class Part:
    """What one word or figure says of a date; several together say one."""

    year: int | None = None
    across: bool | None = None
    """The year and the next one: a winter's 2025–26."""
    season: int | None = None
    """21 spring, 22 summer, 23 autumn, 24 winter, as EDTF counts them."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    shift: int | None = None
    """Days from today."""
    turn: int | None = None
    """-1 the last one, 1 the next one: of a day of the week."""
    time: str | None = None
    """15:00."""

    @property
    def given(self) -> dict[str, Any]:
        """What it says, by the name of the field."""
        every = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in every if value is not None}

    @property
    def only_day(self) -> bool:
        """Nothing is given but a day of a month."""
        return self == Part(day=self.day)

    @property
    def only_year(self) -> bool:
        """Nothing is given but a year."""
        return self == Part(year=self.year)


Word: TypeAlias = Part | str
"""What a word says of a date, or what it does to what stands beside it:

- ``about``, ``perhaps``: how sure it is; ``vague``: early, in the middle, at the end;
- ``since``, ``until``, ``before``, ``after``, ``between``: what it is the bound of;
- ``to``, ``or``, ``and``: how two are joined;
- ``lead``, ``tail``: nothing, but a lead wants a date behind it: *on*, *года*.
"""

WINTER: Final = 24

_MARKS: Final = {
    "about": "about around circa ca c approximately approx roughly near nearly"
    " около примерно приблизительно ориентировочно приб шамамен жуық шамасында 约 約",
    "perhaps": "perhaps maybe possibly probably возможно вероятно наверное мүмкін"
    " бәлкім",
    "vague": "early late mid middle beginning start end begin начало начале начала"
    " середина середине середины конец конце конца басы басында ортасы ортасында"
    " соңы соңында аяғы аяғында",
    "since": "since from starting с со начиная от бастап бері",
    "until": "until till til through thru by до по к ко дейін шейін",
    "before": "before раньше ранее бұрын",
    "after": "after после позже позднее кейін соң",
    "between": "between между",
    "to": "to",
    "or": "or или либо немесе әлде 或",
    "and": "and и және мен бен пен 和 及",
    "lead": "on at in the of во в на le de du date dated дата сағат сағ",
    "tail": "г гг год года году годом ж жж жыл жылы жылғы жылдың жылдан күні числа"
    " число 年",
}
_WEEKDAYS: Final = (
    "monday mon понедельник понедельника пн дүйсенбі дүйсенбіде дс 星期一 周一",
    "tuesday tue tues вторник вторника вт сейсенбі сейсенбіде сс 星期二 周二",
    "wednesday wed среда среду среды ср сәрсенбі сәрсенбіде 星期三 周三",
    "thursday thu thur thurs четверг четверга чт бейсенбі бейсенбіде бс 星期四 周四",
    "friday fri пятница пятницу пятницы пт жұма жұмада жм 星期五 周五",
    "saturday sat суббота субботу субботы сб сенбі сенбіде сб 星期六 周六",
    "sunday sun воскресенье воскресенья вс жексенбі жексенбіде жс 星期日 周日",
)
_SEASONS: Final = {
    21: "spring весна весной весны весну көктем көктемі көктемде көктемінде",
    22: "summer лето летом лета жаз жазы жазда жазында",
    23: "autumn fall осень осенью осени күз күзі күзде күзінде",
    WINTER: "winter зима зимой зимы зиму қыс қысы қыста қысында",
}
_SHIFTS: Final = {
    0: "today сегодня бүгін 今天",
    -1: "yesterday вчера кеше 昨天",
    1: "tomorrow завтра ертең 明天",
    -2: "позавчера 前天",
    2: "послезавтра бүрсігүні 后天",
}
_TURNS: Final = {
    -1: "last past прошлый прошлая прошлую прошлое прошлой өткен",
    1: "next coming следующий следующая следующую следующее следующей келесі",
}
PHRASES: Final = {
    "day before yesterday": "позавчера",
    "day after tomorrow": "послезавтра",
    "алдыңғы күні": "позавчера",
    "up to": "until",
    "no later than": "until",
    "not later than": "until",
    "не позднее": "until",
    "не позже": "until",
    "not before": "since",
    "no earlier than": "since",
    "не раньше": "since",
    "не ранее": "since",
    "prior to": "before",
    "earlier than": "before",
    "later than": "after",
    "либо же": "или",
}
"""Words that say something together, and one word that says the same."""


def _words() -> dict[str, Word]:
    words: dict[str, Word] = {
        form: Part(month=number)
        for table in (MONTH, SHORT)
        for form, number in table.items()
    }
    for number, forms in enumerate(_WEEKDAYS):
        words |= dict.fromkeys(forms.split(), Part(weekday=number))
    for number, forms in _SEASONS.items():
        words |= dict.fromkeys(forms.split(), Part(season=number))
    for number, forms in _SHIFTS.items():
        words |= dict.fromkeys(forms.split(), Part(shift=number))
    for number, forms in _TURNS.items():
        words |= dict.fromkeys(forms.split(), Part(turn=number))
    for mark, forms in _MARKS.items():
        words |= dict.fromkeys(forms.split(), mark)
    return words


WORDS: Final = _words()
"""Every word that is understood, folded."""
