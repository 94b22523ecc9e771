"""A trial that never was, for the tests of the screens: what can stand in a dossier.

Seven sources that do not agree about a protest on a road: two read whole, three in
part, one of them undated, a copy, and an order that nobody here has seen. Ids and
dates are fixed, so that a picture of a screen is the same everywhere.
"""

from pathlib import Path
from typing import Final
from unittest.mock import patch

from dossier_db import Store, log
from dossier_db.acts import Act
from dossier_db.dates import read
from dossier_db.tables import Value

NAME: Final = "The Karasu road trial"
AT: Final = "2024-07-03T09:00:00Z"
Rows = list[dict[str, Value]]
_DATES: Final = ("date", "issued", "as_of", "since", "until")
_TERMS: Final = """event:protest event:hearing event:arrest stage:investigation
 stage:trial role:defendant role:speaker role:court restraint:custody
 restraint:house_arrest source:report source:news source:order place:village
 organisation:court organisation:police case:criminal relationship:wife_of
 relation:copies relation:rests_on quote:spoken unit:individual unit:group
 status:open status:settled stance:asserts stance:denies stance:doubts verdict:agree
 verdict:differ verdict:backwards verdict:update verdict:scope verdict:precision"""

TABLES: Final = """
entity: id | name | summary
s_watch | Steppe Watch |
s_radio | Radio Karasu |
s_daily | The Daily |
s_mirror | Mirror |
s_wire | Wire 24 |
s_blog | A neighbour's blog |
s_order | Order of 11 April |
p_aliya | Aliya Omarova | A teacher; speaks for the village.
p_bolat | Bolat Seitkali | A shepherd.
p_daniyar | Daniyar Akhmet |
p_saule | Saule Nurgali | Counsel for the defence.
p_accused | the accused together | Those charged, taken together.
o_court | Karasu District Court |
o_police | Karasu police |
l_road | the Karasu road |
l_karasu | Karasu |
v_256 | Article 256, part 2 |
c_trial | The Karasu road trial |
e_fence | The pasture beside the road is fenced in |
e_protest | Protest on the Karasu road | The road was blocked for hours.
e_taken | Nine villagers taken from their homes |
e_order | Court orders seven into custody, two home |
e_beaten | A detainee beaten at the station |
e_charged | Charges brought |
e_first | First hearing set |
e_later | Hearing put off to the autumn |
e_visit | Counsel refused a visit |

person: id | unit | identified | at_least | at_most
p_aliya | unit:individual | 1 | |
p_bolat | unit:individual | 1 | |
p_daniyar | unit:individual | 1 | |
p_saule | unit:individual | 1 | |
p_accused | unit:group | 0 | 7 | 9

organisation: id | kind
o_court | organisation:court
o_police | organisation:police

place: id | kind | within_id
l_karasu | place:village |
l_road | | l_karasu

provision: id | code | article | part
v_256 | Criminal Code | 256 | 2

court_case: id | kind | court_id
c_trial | case:criminal | o_court

source: id | title | publisher | issued | coverage | lang | kind | independent_id | seen
s_watch | Nine villagers before a closed court | | 2024-06-02 | whole | en | source:report | |
s_radio | Тоғыз адам сотта | | 2024-05-30 | whole | kk | source:news | |
s_daily | A road, a fence | | 2024-05 | part | en | source:news | | the first page
s_mirror | | Mirror | 2024-06-03 | part | en | source:news | s_watch |
s_wire | | | | part | zh | | |
s_blog | What I saw | | 2024-04-12~ | part | kk | | |
s_order | | | 2024-04-11 | none | | source:order | |

source_relation: from_id | to_id | kind | basis
s_mirror | s_watch | relation:copies | stated
s_wire | s_radio | relation:rests_on | inferred

event: id | date | status | kind | stage | place_id | case_id | rank | date_basis
e_fence | 2024-03~ | happened | | | l_road | | 1 |
e_protest | [2024-04-09,2024-04-10] | happened | event:protest | | l_road | | 1 | two say it
e_taken | 2024-04-10 | happened | event:arrest | | l_karasu | | 2 |
e_order | 2024-04-11 | happened | event:hearing | stage:investigation | | c_trial | 1 |
e_beaten | 2024-04-10/2024-05-14 | reported | | | | | 3 |
e_charged | 2024-05-20? | happened | | | | c_trial | 1 |
e_first | 2024-06-10T10:00 | planned | event:hearing | stage:trial | | c_trial | 1 |
e_later | 2024-09 | postponed | event:hearing | | | c_trial | 1 |
e_visit | | happened | | | | | 1 |

name: id | entity_id | name | lang | script | note
n_aliya | p_aliya | Aliya Omarova | en | Latn |
n_aliya_kk | p_aliya | Әлия Омарова | kk | Cyrl |
n_aliya_zh | p_aliya | 阿丽娅·奥马罗娃 | zh | Hans | through Chinese
n_aliya_ug | p_aliya | ئالىيە | ug | Arab |
n_bolat | p_bolat | Bolat Seitkali | en | Latn |
n_bolat_kk | p_bolat | Болат Сейітқали | kk | Cyrl |
n_daniyar | p_daniyar | Daniyar Akhmet | en | Latn |

passage: id | source_id | paragraph | exact | gist | attributed_to_id | as_of | caution
x_watch_1 | s_watch | 1 | | Nine are charged after the protest. | | 2024-06-01 |
x_watch_2 | s_watch | 2 | | About forty people stood on the road. | p_aliya | |
x_watch_3 | s_watch | 3 | We only wanted our pasture back | | | |
x_watch_4 | s_watch | 4 | | Omarova was said to be in custody. | | 2024-06-01 |
x_watch_5 | s_watch | 5 | | The hearing is to open in June. | | |
x_radio_1 | s_radio | 1 | | More than a hundred stood there. | | |
x_radio_2 | s_radio | 2 | | Seven are charged. | | 2024-05-21 |
x_radio_3 | s_radio | 3 | | Seitkali was sent home in April. | | |
x_radio_4 | s_radio | 4 | Жер біздікі | | | |
x_daily_1 | s_daily | 1 | | The protest was on 10 April. | | | the first page alone
x_daily_2 | s_daily | 2 | | The trial has begun. | | |
x_mirror_1 | s_mirror | 1 | | Nine are charged after the protest. | | 2024-06-01 |
x_wire_1 | s_wire | | | Forty to a hundred stood there. | | |
x_wire_2 | s_wire | | | Akhmet was put under house arrest. | | |
x_blog_1 | s_blog | 1 | | The fence came in spring. | | |
x_blog_2 | s_blog | 2 | | The protest was on 9 April. | | |
x_blog_3 | s_blog | 3 | | He says the land is theirs. | | |
x_order_1 | s_order | | | Seven into custody, two home. | | |

mention: entity_id | passage_id
p_aliya | x_watch_4
p_aliya | x_watch_1
p_saule | x_wire_2
o_police | x_blog_3
o_court | x_order_1
l_road | x_watch_2

name_use: name_id | passage_id
n_aliya | x_watch_4
n_aliya_kk | x_radio_4
n_aliya_zh | x_wire_2
n_aliya_ug | x_blog_3
n_bolat | x_watch_1
n_bolat_kk | x_radio_3
n_daniyar | x_wire_2

participation: event_id | entity_id | role | passage_id
e_protest | p_aliya | role:speaker | x_watch_2
e_order | o_court | role:court | x_order_1
e_taken | p_aliya | role:defendant | x_watch_1

relationship: subject_id | kind | object_id | passage_id
p_aliya | relationship:wife_of | p_bolat | x_watch_4

account: event_id | passage_id | date | place_id
e_fence | x_blog_1 | 2024-03~ | l_road
e_protest | x_watch_2 | | l_road
e_protest | x_radio_1 | |
e_protest | x_daily_1 | 2024-04-10 |
e_protest | x_blog_2 | 2024-04-09 |
e_protest | x_wire_1 | |
e_taken | x_watch_1 | 2024-04-10 | l_karasu
e_order | x_order_1 | 2024-04-11 |
e_order | x_radio_3 | |
e_beaten | x_blog_3 | |
e_charged | x_watch_1 | |
e_charged | x_mirror_1 | |
e_charged | x_radio_2 | |
e_first | x_watch_5 | 2024-06-10T10:00 |
e_first | x_daily_2 | |
e_later | x_watch_5 | |
e_visit | x_wire_2 | |

quote: passage_id | source_id | speaker_id | speaker_words | addressee_id | kind | direct
x_watch_3 | s_watch | p_aliya | a teacher of the village | o_court | quote:spoken | 1
x_radio_4 | s_radio | | a woman at the road | | | 1
x_blog_3 | s_blog | p_bolat | | | quote:spoken | 0

charge: id | case_id | person_id | people | provision_id | date | passage_id
g_aliya | c_trial | p_aliya | 1 | v_256 | 2024-05-20? | x_watch_1
g_bolat | c_trial | p_bolat | 1 | | | x_watch_1
g_daniyar | c_trial | p_daniyar | 1 | | | x_wire_2
g_nine | c_trial | p_accused | 9 | v_256 | | x_watch_1
g_nine_too | c_trial | p_accused | 9 | | | x_daily_2
g_seven | c_trial | p_accused | 7 | | | x_radio_2

restraint: id | case_id | person_id | people | kind | since | until | passage_id
r_aliya | c_trial | p_aliya | 1 | restraint:custody | | | x_watch_4
r_bolat | c_trial | p_bolat | 1 | restraint:house_arrest | 2024-04-11 | | x_radio_3
r_daniyar | c_trial | p_daniyar | 1 | restraint:house_arrest | | | x_wire_2
r_seven | c_trial | p_accused | 7 | restraint:custody | 2024-04-11 | | x_order_1
r_two | c_trial | p_accused | 2 | restraint:house_arrest | 2024-04-11 | | x_order_1

question: id | entity_id | name | rank | verdict | status | reading | decided_by | decided_at
q_number | e_protest | How many were there? | 1 | verdict:differ | status:open | Both count the same hour. | A. N. | 2024-07-01
q_day | e_protest | On which day was it? | 2 | verdict:scope | status:settled | | |
q_charged | c_trial | How many are charged? | 3 | verdict:update | status:open | | |
q_begun | e_first | Has the trial begun? | 4 | verdict:backwards | status:open | | |
q_fence | e_fence | When came the fence? | 5 | | status:open | | |
q_home | e_order | Who was sent home? | 6 | | status:open | | |

answer: id | question_id | value
a_40 | q_number | about 40
a_100 | q_number | over 100
a_range | q_number | 40 to 100, by all that was told along the road
a_day_9 | q_day | 9 April
a_day_10 | q_day | 10 April
a_seven | q_charged | seven
a_nine | q_charged | nine
a_yes | q_begun | yes
a_no | q_begun | not yet
a_spring | q_fence | in spring
a_bolat | q_home | Seitkali

citation: answer_id | passage_id | stance
a_40 | x_watch_2 | stance:asserts
a_100 | x_radio_1 | stance:asserts
a_range | x_wire_1 | stance:doubts
a_day_9 | x_blog_2 | stance:asserts
a_day_10 | x_daily_1 | stance:asserts
a_seven | x_radio_2 | stance:asserts
a_nine | x_watch_1 | stance:asserts
a_nine | x_mirror_1 | stance:asserts
a_yes | x_daily_2 | stance:asserts
a_no | x_watch_5 | stance:asserts
a_spring | x_blog_1 | stance:asserts
a_bolat | x_radio_3 | stance:asserts

comparison: question_id | a_id | b_id | verdict | decided_by | decided_at
q_number | a_100 | a_range | verdict:precision | A. N. | 2024-07-01

note: id | about_id | text | author | at
t_1 | p_aliya | Ask her counsel. | A. N. | 2024-07-02T10:00:00Z
"""  # noqa: E501 - a table is read by its columns


def write(path: Path) -> Path:
    """Make the dossier at ``path``, as if at one moment of that summer."""
    with patch.object(log, "now", return_value=AT):
        return _write(path)


def _write(path: Path) -> Path:
    with Store.create(path, name=NAME) as store, store.act("tests") as act:
        for rank, word in enumerate(_TERMS.split()):
            name = word.partition(":")[2].replace("_", " ")
            act.insert("term", {"id": word, "name": name, "rank": rank})
        for table, rows in tables().items():
            for row in rows:
                _add(act, table, row)
        act.update("question", {"id": "q_day"}, {"conclusion_id": "a_day_10"})
    return path


def tables() -> dict[str, Rows]:
    """The rows of each table, in the order in which they can be written."""
    found: dict[str, Rows] = {}
    for text in TABLES.strip().split("\n\n"):
        head, *lines = text.splitlines()
        table, _, names = head.partition(":")
        columns = [name.strip() for name in names.split("|")]
        found[table] = [_row(columns, line) for line in lines]
    return found


def _row(columns: list[str], line: str) -> dict[str, Value]:
    cells = [cell.strip() for cell in line.split("|")]
    return {
        column: int(cell) if column in _NUMBERS else cell
        for column, cell in zip(columns, cells, strict=True)
        if cell
    }


_NUMBERS: Final = frozenset(
    ("identified", "at_least", "at_most", "rank", "paragraph", "people", "direct")
)


def _add(act: Act, table: str, row: dict[str, Value]) -> None:
    """One row, with the dates it names and the copies of their bounds."""
    for column in _DATES:
        if isinstance(date := row.get(column), str):
            act.date(date)
    if table == "event" and "date" in row:
        row = {**row, "earliest": read(str(row["date"])).earliest}
    if table == "source" and "issued" in row:
        row = {**row, "published": read(str(row["issued"])).latest}
    act.insert(table, row)
