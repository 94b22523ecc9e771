"""Words of saying, writing and quoting, in the languages of a case.

They tell who speaks beside a quotation, and that a sentence goes on after one.
"""

from typing import Final

from dossier_db.texts.listed import listed

ENGLISH: Final = listed(
    "said says say told tells tell added adds wrote writes tweeted tweets asked asks"
    " argued argues noted explained explains stated continued replied replies"
    " responded responds insisted insists claimed warned warns declared declares"
    " announced announces called described describes recalled recalls remarked"
    " exclaimed concluded concludes joked quipped countered alleged alleges"
    " acknowledged acknowledges admitted admits suggested suggests complained"
    " complains urged urges vowed vows promised pledged predicted predicts praised"
    " praises reiterated reiterates emphasized emphasizes emphasised emphasises"
    " stressed stresses read reported blasted slammed denounced denounces condemned"
    " condemns dismissed dismisses referred refers labeled labelled expressed"
    " expresses posted shouted yelled chanted demanded testified testifies conceded"
    " concedes boasted mused observed observes proclaimed opined commented confirmed"
    " confirms denied denies agreed agrees found ruled accused accuses criticized"
    " criticised criticizes criticises deemed dubbed termed characterized"
    " characterised quoted requested cited indicated indicate indicates show shows"
    " showed whispered muttered cried"
)
"""Verbs with a subject of their own."""

ENGLISH_PARTICIPLES: Final = listed(
    "saying telling adding writing asking arguing noting explaining stating replying"
    " insisting claiming warning declaring announcing calling describing recalling"
    " alleging acknowledging admitting suggesting complaining urging vowing promising"
    " praising stressing reading denouncing condemning referring labeling labelling"
    " expressing shouting yelling chanting demanding testifying commenting confirming"
    " denying accusing criticizing criticising terming quoting requesting citing"
)
"""Verbs that lean on a subject, or on a document, before them."""

MAYBE_NOUNS: Final = listed(
    "reports claims notes calls states comments posts labels terms charged charges"
    " alleges demands requests quotes finds rules replies promises"
)
"""Verbs as well, if words that are quoted follow at once."""

FRENCH: Final = listed(
    "dit disent disait déclare déclarent déclaré déclarait affirme affirment affirmé"
    " affirmait ajoute ajouté explique expliquent expliqué souligne souligné précise"
    " précisé indique indiqué estime estimé assure assuré raconte raconté écrit"
    " écrivait répond répondu annonce annoncé dénonce dénoncent dénoncé rappelle"
    " rappelé lance lancé confie confié conclut martelé insisté insiste regrette"
    " regretté constate constaté crié scandé scandent scandait qualifié qualifie"
)

RUSSIAN: Final = listed(
    "сказал сказала сказали сказало говорит говорят говорил говорила говорили заявил"
    " заявила заявили заявило заявляет заявляют отметил отметила отметили отмечает"
    " отмечают добавил добавила добавили добавляет подчеркнул подчеркнула подчеркнули"
    " подчёркивает подчеркивает пояснил пояснила пояснили поясняет объяснил объяснила"
    " объясняет сообщил сообщила сообщили сообщило сообщает сообщают рассказал"
    " рассказала рассказали рассказывает написал написала написали пишет пишут"
    " утверждает утверждают утверждал утверждала ответил ответила ответили спросил"
    " спросила считает считают призвал призвала призвали указал указала указали"
    " указывает говорится отмечается сказано указано назвал назвала назвали называет"
    " выразил выразила потребовал потребовала потребовали скандировали кричали крикнул"
    " предупредил предупредила признал признала вспоминает цитирует уточнил уточнила"
    " подытожил"
)

KAZAKH: Final = listed(
    "деді дейді деген депті айтты айтады айтқан мәлімдеді мәлімдейді жазды жазады"
    " хабарлады хабарлайды хабарлаған түсіндірді түсіндіреді қосты сұрады ескертті"
)

HAN: Final = (
    "表示|指出|写道|寫道|强调|強調|告诉|告訴|认为|認為|回应|回應|回答|问道|宣布|声称|聲稱|补充|補充"
    "|解释|解釋|警告|批评|批評|呼吁|呼籲|坦言|直言|透露|喊道|高呼|质问|質問|谴责|譴責|称|稱|说|說|(?<![报報])道"
)
"""As a pattern: Han parts no words."""

FINITE: Final = ENGLISH | FRENCH | RUSSIAN | KAZAKH
"""Verbs that have a subject, in the languages that part their words by spaces."""

DOCUMENTS: Final = listed(
    "note notes letter letters statement report complaint petition message memo"
    " memorandum communiqué resolution appeal protest telegram email post leaflet"
    " lettre communiqué déclaration rapport plainte pétition"
    " нота ноту ноте ноты письмо письме заявление заявлении отчёт отчет жалобу жалоба"
    " обращение петицию записку нотасын нота хат хатын мәлімдеме"
)
"""What one sends or hands over and what then speaks itself."""
