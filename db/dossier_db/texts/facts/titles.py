"""Titles and roles of persons: President Xi, адвокат Иванов, 律师王伟."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import Line, in_order, singular
from dossier_db.texts.listed import listed

_TITLES: Final = listed(
    "president leader minister director lawyer attorney chairman chairwoman chair"
    " general judge prosecutor spokesman spokeswoman spokesperson chief head"
    " ambassador consul governor mayor senator professor secretary commissioner"
    " founder coordinator colonel captain major lieutenant imam activist"
    " journalist researcher expert doctor editor"
    " président avocat avocate directeur directrice ministre juge procureur"
    " porte-parole chef maire gouverneur ambassadeur fondateur professeur"
)
_LEADING: Final = in_order(
    "президент лидер министр директор адвокат председател генерал судь прокурор глав"
    " посол посла консул аким профессор депутат секретар журналист активист юрист"
    " представител координатор основател басшы төраға қорғауш әкім елші өкіл"
    " белсенді жетекші"
)
_SURNAMES: Final = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董潘袁"
    "蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段"
    "雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫"
)
"""The hundred commonest surnames of China, which nine in ten people bear."""
_HAN: Final = re.compile(
    "(?P<t>律师|律師|主席|总统|總統|总理|部长|部長|法官|检察官|檢察官|发言人|發言人|主任|领导人"
    "|領導人|教授|记者(?!会)|記者(?!會)|负责人|負責人|[局市省县縣镇村校院所队厂矿会処处]长"
    "|[局縣鎮校院隊廠會處]長|书记|書記|经理|經理|厨师|司机|医生|醫生|老师|老師|工程师|工程師|牧师"
    "|大使|领事|領事|创始人|創始人|专家|專家)"
    "(?P<n>[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}){1,2}|[\u4e00-\u9fff]{2,4}?"
    "(?=表示|说|說|称|稱|指出|认为|認為|告诉|告訴|在|被|，|。|、|的|和|向|对|將|将|也|则)"
    f"|[{_SURNAMES}][\u4e00-\u9fff]{{2}})"
)
_HAN_CHIEF: Final = re.compile(
    f"(?P<t>[\u4e00-\u9fff](?<![增成生延])[长長])(?P<n>[{_SURNAMES}][\u4e00-\u9fff]{{2}})"
)
"""A head of anything: without a verb after it only a surname tells a name."""
_LONGEST_NAME: Final = 3


class Title(NamedTuple):
    """A title and who bears it."""

    role: str
    name: str
    """The last word of the name, folded."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return self.role


def titles(line: Line) -> tuple[Title, ...]:
    """The titles that stand right before a name, in their order."""
    found = list(_plain(line))
    if line.han:
        known = set()
        for han in (*_HAN.finditer(line.text), *_HAN_CHIEF.finditer(line.text)):
            if han.start("n") not in known:
                known.add(han.start("n"))
                found.append(Title(han["t"], han["n"], *han.span(), han[0]))
    return tuple(found)


def _plain(line: Line) -> Iterator[Title]:
    for index, word in enumerate(line.words):
        role = role_of(word.fold) if word.kind == "w" else ""
        if not role:
            continue
        first = index + 1
        if line.at(first) == ",":
            first += 1
        last = first
        while (
            last < len(line.words)
            and last - first < _LONGEST_NAME
            and line.words[last].capital
            and not role_of(line.at(last))
        ):
            last += 1
        if last > first:
            start, stop = word.start, line.words[last - 1].stop
            name = line.at(last - 1)
            yield Title(role, name, start, stop, line.text[start:stop])


@lru_cache(maxsize=50_000)
def role_of(fold: str) -> str:
    """The role that a word names, or nothing."""
    if singular(fold) in _TITLES:
        return singular(fold)
    if fold[:1] >= "\u0400" and fold.startswith(_LEADING):
        return next(root for root in _LEADING if fold.startswith(root))
    return ""
