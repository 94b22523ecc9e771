"""How far a case had come: stages of a procedure, each with its rank."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts.words import Line

RANKS: Final = {
    "investigated": 1,
    "charged": 2,
    "to begin": 3,
    "begun": 4,
    "adjourned": 5,
    "concluded": 6,
    "verdict awaited": 7,
    "acquitted": 8,
    "convicted": 8,
    "appeal": 9,
}
"""Stages in the order in which a case passes through them."""
TRIAL: Final = frozenset(
    ("to begin", "begun", "adjourned", "concluded", "verdict awaited")
)
"""Stages of the trial itself."""
VERDICTS: Final = frozenset(("acquitted", "convicted"))
_EXPECTED: Final = (
    r"(?:is|are|was|were)?\s?(?:expected|due|scheduled|set|slated|likely)"
)
_TRIAL: Final = r"(?:trials?|hearings?|proceedings|case)"
_VERDICT: Final = r"(?:verdicts?|judge?ments?|rulings?|sentences?|decision)"
_GAP: Final = r"[^.;。；]{0,40}?"
_SOURCES: Final = (
    (
        "to begin",
        rf"\b{_TRIAL}\b{_GAP}\b(?:{_EXPECTED} to|will|would|to) (?:begin|start|open)\b"
        rf"|\bwill (?:go on|stand) trial\b|\bto (?:go on|stand) trial\b"
        r"|\b(?:суд|процесс|слушани[ея]|заседание)\b[^.;]{0,40}?\b"
        r"(?:начнется|начнутся|должен начаться|должно начаться|состоится"
        r"|назначен\w?)"
        r"|\b(?:назначен\w?|запланирован\w?)\b[^.;]{0,30}?\b(?:суд|процесс|слушани)"
        r"|(?:сот|процес)\w{0,6}\b[^.;]{0,40}?\b(?:басталады|басталуы|өтеді|белгілен)"
        r"|(?:将|將|预计|預計|定于)[^。；再继繼]{0,16}(?:开庭|開庭|开审|開審|受审|受審)"
        r"|\bprocès\b[^.;]{0,40}?\b(?:s[’']ouvrira|doit s[’']ouvrir|commencera"
        r"|doit commencer|devrait s[’']ouvrir|débutera|doit débuter)",
    ),
    (
        "begun",
        rf"\b{_TRIAL}\b{_GAP}\b(?:has |have |had )?(?:began|begun|started|opened|"
        r"is under ?way|is ongoing)\b"
        r"|\b(?:opened|began|started|has begun|has opened|begun)"
        r" (?:the |its )?(?:hearings?|(?:the )?trial)\b"
        r"|\b(?:went|gone|are|is) on trial\b"
        r"|\b(?:суд|процесс|слушани[ея])\b[^.;]{0,30}?\b(?:начал[оси]{1,2}\w?|начался|"
        r"идет|продолжается)|\b(?:начал[оа]?с[яь])\b[^.;]{0,20}?\b(?:суд|процесс)"
        r"|(?:сот|процес)\w{0,6}\b[^.;]{0,30}?\b(?:басталды|жүріп жатыр|өтіп жатыр)"
        r"|(?:已开庭|已經開庭|已经开庭|开庭审理|開庭審理|开始审理)"
        r"|\bprocès\b[^.;]{0,40}?\b(?:s[’']est ouvert|a commencé|a débuté)",
    ),
    (
        "adjourned",
        rf"\b{_TRIAL}\b{_GAP}\b(?:adjourned|postponed|put off|suspended)\b"
        r"|\b(?:суд|процесс|заседание)\b[^.;]{0,30}?\b(?:отложен\w?|перенесен\w?)"
        r"|(?:сот|отырыс)\w{0,6}\b[^.;]{0,30}?\bкейінге қалды|(?:休庭|延期审理)"
        r"|\bprocès\b[^.;]{0,30}?\b(?:reporté|ajourné)",
    ),
    (
        "concluded",
        rf"\b{_TRIAL}\b[^.;]{{0,20}}?\b(?:has |have |had )?"
        r"(?:concluded|ended|finished|closed|wrapped up|is over|came to an end)\b"
        r"|\b(?:суд|процесс|следствие|разбирательство)\b[^.;]{0,20}?\b"
        r"(?:завершил\w{1,3}|завершен\w?|закончил\w{1,3}|окончен\w?)"
        r"|(?:сот|процес)\w{0,6}\b[^.;]{0,30}?\b(?:аяқталды|аяқталған|бітті)"
        r"|(?:审理|審理|审判|審判|庭审|庭審)(?:已|已经|已經)?(?:结束|結束|终结)"
        r"|\bprocès\b[^.;]{0,30}?\b(?:s[’']est achevé|s[’']est terminé|est terminé)",
    ),
    (
        "verdict awaited",
        rf"\b(?:expected|due|scheduled|set) to (?:render|issue|deliver|hand down|"
        rf"announce|pronounce|give)\b[^.;]{{0,20}}?\b{_VERDICT}\b"
        rf"|\b{_VERDICT} (?:is|are) (?:expected|due|awaited|pending)\b"
        r"|\bприговор\w{0,2}\b[^.;]{0,30}?\b(?:ожида|вынес\w{2}|огласят|будет оглаш)"
        r"|\b(?:ожида\w{2,5})\b[^.;]{0,20}?\bприговор"
        r"|үкім\w{0,3}\b[^.;]{0,30}?\b(?:шығар\w{2,6}ды|күтіл|жарияла\w{2,6}ды)"
        r"|(?:将|將|预计|預計)[^。；]{0,10}(?:宣判|判决|判決|作出裁决)"
        r"|\b(?:verdict|jugement)\b[^.;]{0,20}?\b(?:attendu|sera rendu)",
    ),
    (
        "acquitted",
        r"\b(?:acquitted|found not guilty|cleared of)\b|\bоправда(?:н|л|ны)\w{0,2}\b"
        r"|ақта(?:лды|ды)\b|(?:无罪释放|無罪|宣告无罪)|\b(?:acquitté|relaxé)e?s?\b",
    ),
    (
        "convicted",
        r"\b(?:convicted|found guilty|sentenced)\b(?! to be)"
        r"|\b(?:осуд(?:ил|или)|осужден\w{0,2}|признан\w{0,2} виновн\w{1,3}"
        r"|приговор(?:ил|или|ен|ены)\w{0,2})\b|(?:кінәлі деп тан|сотталды|жазалады)"
        r"|(?:被判处|被判處|被判有罪|获刑|獲刑|判处)"
        r"|\b(?:condamné|reconnu coupable|déclaré coupable)e?s?\b",
    ),
    (
        "charged",
        r"\b(?:charged|indicted)\b(?! (?:a|with (?:care|task)))|\bface charges\b"
        r"|\b(?:предъявлен\w{0,2}|предъявил[аио]?) обвинени|\bобвинил[аи]? в\b"
        r"|айып тағыл|(?:被起诉|被起訴|被控|遭起诉|提起公诉)"
        r"|\b(?:inculpé|mis en examen|mise en examen)e?s?\b",
    ),
    (
        "appeal",
        r"\b(?:appealed|lodged an appeal|filed an appeal|court of appeals?"
        r"|appeals? court)"
        r"|\b(?:апелляци\w{1,3}|обжаловал\w{0,2}|кассаци\w{1,3})|апелляция"
        r"|(?:上诉|上訴|二审|二審)|\b(?:fait appel|interjeté appel|cour d[’']appel)",
    ),
    (
        "investigated",
        r"\b(?:opened|launched|started)\b[^.;]{0,16}?\b(?:criminal|investigation|probe)"
        r"|\b(?:возбужден\w|возбудил\w{0,2}|завел[аи]?|заведен\w)\b[^.;]{0,12}?\bдел"
        r"|қылмыстық іс қозғал|(?:立案侦查|立案調查|立案调查)"
        r"|\b(?:enquête|information judiciaire)\b[^.;]{0,16}?\bouverte",
    ),
)
_STAGES: Final = tuple(
    (key, re.compile(source, re.IGNORECASE)) for key, source in _SOURCES
)
_HINT: Final = re.compile(
    "trial|hearing|proceeding|case|court|verdict|judg|ruling|sentenc|convict|guilty"
    "|acquit|clear|charge|indict|appeal|investig|probe|суд|процесс|слушан|заседан"
    "|следств|разбират|пригов|осу|винов|оправда|обвин|апелл|обжал|кассац|дел[оау]?"
    "|сот|процес|отырыс|үкім|ақта|кінә|айып|қылмыс|庭|审|審|判|罪|刑|控|诉|訴|立案"
    "|procès|jugement|acquitt|relax|condamn|coupable|inculp|examen|appel|enqu",
    re.IGNORECASE,
)


class Stage(NamedTuple):
    """A stage that a sentence tells of."""

    key: str
    """One of ``RANKS``."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared."""
        return self.key

    @property
    def rank(self) -> int:
        """How far along it is."""
        return RANKS[self.key]


def stages(line: Line) -> tuple[Stage, ...]:
    """The stages that a sentence tells of, in their order."""
    if not _HINT.search(line.text):
        return ()
    found = list(_all(line.text))
    begun = {"to begin", "verdict awaited"} & {stage.key for stage in found}
    return tuple(
        stage
        for stage in sorted(found, key=lambda stage: stage.start)
        if not (begun and stage.key == "begun")
    )


def _all(text: str) -> Iterator[Stage]:
    even = text.replace("ё", "е").replace("Ё", "Е")
    for key, pattern in _STAGES:
        for found in pattern.finditer(even):
            yield Stage(key, *found.span(), text[found.start() : found.end()])
