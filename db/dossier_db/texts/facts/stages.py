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
_BEEN: Final = r"(?:is|are|was|were|has been|have been|had been|being)"
_OPENED: Final = rf"{_BEEN} (?:opened|launched|started|initiated)\b"
_SITTING: Final = (
    rf"(?:trials?|hearings?|(?<!criminal )proceedings(?![^.;]{{0,30}}?\b{_OPENED})"
    r"|case(?=[^.;]{0,30}?\b(?:in|before|at) (?:the |a )?(?:\w+ )?(?:court|tribunal)))"
)
"""What begins when a trial does; a case does so only before a court, and proceedings
that are opened against somebody do not."""
_NOT: Final = (
    r"(?:\bnot|\bnever|\bcannot|n[’']t)"
    r"(?: (?:yet|even|been|be|ever|actually|formally|officially|really))*"
)
_VERDICT: Final = r"(?:verdicts?|judge?ments?|rulings?|sentences?|decision)"
_GAP: Final = r"[^.;。；]{0,40}?"
_NOT_BEGUN: Final = "not begun"
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
        _NOT_BEGUN,
        rf"\b{_SITTING}\b{_GAP}{_NOT} (?:begin|begun|start|started|open|opened"
        r"|under ?way)\b(?! (?:until|till|before|to)\b)"
        rf"|{_NOT} (?:begun|started|opened|gone on|stood|put on) (?:the |its )?trial\b"
        r"|\bno (?:trial|hearing)s? (?:has|have|had) (?:yet )?(?:begun|started|opened)"
        r"|\b(?:суд|процесс|слушани[ея]|заседание)\b[^.;]{0,30}?\bне (?:был\w? )?"
        r"(?:начал[оаи]?с[ья]|начинал[оаи]?с[ья]|начат\w?|открыл[оаи]?с[ья])\b"
        r"|\bне (?:начал[оаи]?с[ья]|начинал[оаи]?с[ья]|начат\w?)\b"
        r"[^.;]{0,20}?\b(?:суд|процесс|слушани[ея]|заседание)\b"
        r"|(?:сот|процес)\w{0,6}\b[^.;]{0,30}?\bбастал(?:ған жоқ|мады|маған|май)"
        r"|[未没沒]有?(?:正式)?(?:开庭|開庭|开审|開審|开始审|開始審)"
        r"|(?:庭审|庭審|审判|審判|审理|審理|案件)[^。；，]{0,8}?[未没沒]有?(?:正式)?(?:开始|開始)"
        r"|\bprocès\b[^.;]{0,30}?\b(?:n[’']a(?:vait)?|ne s[’'](?:est|était))"
        r"(?: toujours)? pas(?: encore)? (?:commencé|débuté|ouvert)",
    ),
    (
        "begun",
        rf"\b{_SITTING}\b{_GAP}\b(?:has |have |had )?(?:began|begun|started|opened|"
        r"is under ?way|is ongoing"
        r"|did not (?:begin|start|open) (?:until|till|before))\b"
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
        rf"\b{_TRIAL}\b[^.;]{{0,20}}?\b(?:(?:has |have |had )?"
        r"(?:concluded|ended|finished|wrapped up|came to an end)\b"
        r"|closed\b(?!-| (?:to|for|doors?|sessions?|hearings?|sittings?)\b)"
        rf"|{_BEEN} (?:now |already |all )?(?:completed|at an end|over\b"
        r"(?! (?:an?|the|his|her|its|their|whether|how|what|\w+ing)\b))\b)"
        r"|\b(?:суд|процесс|следствие|разбирательство)\b[^.;]{0,20}?\b"
        r"(?:завершил\w{1,3}|завершен\w?|(?:за|о)кончил\w{1,3}"
        r"|(?:за|о)кончен\w?|подошел к концу)"
        r"|(?:сот|процес)\w{0,6}\b[^.;]{0,30}?\b(?:аяқталды|аяқталған|бітті|біткен)"
        r"|(?:审理|審理|审判|審判|庭审|庭審)[^。；，未没沒不将將后後预預]{0,8}?"
        r"(?:结束|結束|终结|終結|完毕|完畢)"
        r"|\bprocès\b[^.;]{0,30}?(?:\b(?:s[’'])?(?:est|était) (?:achevé|terminé|fini)"
        r"|\ba(?:vait)? pris fin)",
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
        r"\b(?:opened|launched|started|initiated)\b[^.;]{0,16}?"
        r"\b(?:criminal(?! trial)|investigation|probe|an? case|cases"
        r"|proceedings against)"
        r"|\b(?:case|investigation|probe|inquiry|proceedings)\b[^.;]{0,30}?"
        rf"\b{_OPENED}"
        r"|\bcriminal (?:case|proceedings)\b[^.;]{0,20}?\b(?:began|begun|opened)\b"
        r"|\b(?:возбужден\w|возбудил\w{0,2}|завел[аи]?|заведен\w|открыл[аи]?)\b"
        r"[^.;]{0,12}?\bдел"
        r"|\bдел[оа]\b[^.;]{0,20}?\b(?:возбужден\w|возбудил\w{0,2}|завел[аи]|заведен\w"
        r"|открыт\w|открыл[аи])"
        r"|қылмыстық іс (?:қозғал|қозғады|ашылды|ашты|басталды)"
        r"|(?:立案侦查|立案偵查|立案調查|立案调查|刑事立案|被立案)"
        r"|\b(?:enquête|information judiciaire|affaire|procédure)\b"
        r"[^.;]{0,16}?\bouverte",
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
    "|affaire|procédure|procès|jugement|acquitt|relax|condamn|coupable|inculp|examen"
    "|appel|enqu",
    re.IGNORECASE,
)
_DENIAL: Final = rf"(?:{_NOT}|\bне(?: был\w?)?|\b(?:pas|jamais)(?: encore| été)*)"
_DENIED_BEFORE: Final = re.compile(
    rf"(?:{_DENIAL}|[未没沒不][有被]?)\s?$", re.IGNORECASE
)
_DENIED_WITHIN: Final = re.compile(rf"{_DENIAL} (?!guilty)\S+$", re.IGNORECASE)
_DENIED_AFTER: Final = re.compile(r"\s?(?:жоқ|емес)\b")
_BEHIND_DOORS: Final = re.compile(
    rf"(?!case).*\b(?:(?:{_BEEN}|be|been|kept|remained|stayed)(?: \w+)?"
    r"|behind|in|held|partly) closed",
    re.IGNORECASE,
)
"""A trial that is closed is one that nobody may watch; a case that is, has ended."""
_BEFORE: Final = 24
"""Characters before a stage in which it may be denied."""


class Stage(NamedTuple):
    """A stage that a sentence tells of."""

    key: str
    """One of ``RANKS``."""
    start: int
    stop: int
    words: str
    denied: bool = False
    """It is told only by denying the next: a trial that has not begun is to begin."""

    @property
    def value(self) -> str:
        """What is compared."""
        return self.key


def stages(line: Line) -> tuple[Stage, ...]:
    """The stages that a sentence tells of, in their order."""
    if not _HINT.search(line.text):
        return ()
    found = sorted(_all(line.text), key=lambda stage: stage.start)
    ahead = [one for one in found if one.key in ("to begin", "verdict awaited")]
    return tuple(
        stage
        for stage in found
        if stage.key != "begun"
        or not any(not one.denied or _overlap(one, stage) for one in ahead)
    )


def _overlap(one: Stage, other: Stage) -> bool:
    """Whether two stages are read from the same words."""
    return one.start < other.stop and other.start < one.stop


def _all(text: str) -> Iterator[Stage]:
    even = text.replace("ё", "е").replace("Ё", "Е")
    for key, pattern in _STAGES:
        for found in pattern.finditer(even):
            words = text[found.start() : found.end()]
            if key == _NOT_BEGUN:
                yield Stage("to begin", *found.span(), words, denied=True)
            elif not _is_denied(even, found) and not _BEHIND_DOORS.fullmatch(found[0]):
                yield Stage(key, *found.span(), words)


def _is_denied(text: str, found: re.Match[str]) -> bool:
    """Whether a stage is said not to have come."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return bool(
        _DENIED_BEFORE.search(before)
        or _DENIED_WITHIN.search(found[0])
        or _DENIED_AFTER.match(text, found.end())
    )
