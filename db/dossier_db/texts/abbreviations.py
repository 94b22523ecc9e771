"""Words that end in a dot without ending a sentence, in the languages of a case."""

from typing import Final

from dossier_db.texts.listed import listed

ALWAYS: Final = listed(
    # English
    "mr mrs ms dr prof gen col lt sgt capt maj rep sen gov pres hon messrs nos arts"
    " sec secs para paras fig figs vol vols pp eds vs cf approx dept e.g i.e viz"
    # Russian
    " ст пп гл рис табл стр им ул просп пл пос дер обл респ тов гр проф акад ген полк"
    " св см ср напр зам нач пом мкр т.е т.н т.к и.о с.г г-н г-жа"
    # Kazakh
    " бб көш ауд"
    # French
    " mm mme mlle mgr av bd chap env"
)
"""What they stand before is never a new sentence; whatever the case of letters."""

BY_CASE: Final = listed(
    "No Art art St Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu"
    " Fri Sat Sun Par par Ch ch Ed ed Mt Ft pt Pt arr Arr"
)
"""The same where small and capital letters tell them from words: ``No.`` and ``no.``"""

SOMETIMES: Final = listed(
    "etc inc corp ltd co jr sr bros al др пр тыс млн млрд руб гг вв т.д т.п н.э т.б"
    " тг долл экз"
)
"""They may end a sentence: what follows tells, if it is a small word with a capital."""

PLACED: Final = listed("г ж в б т п ч с д")
"""Of one letter: after a number the end of a date, otherwise before a name."""

OPENINGS: Final = listed(
    # English
    "The A An In On At He She It They We I You But And Or If When While After Before"
    " Since This That These Those There His Her Its Their Our For From By With As To"
    " Yet So However According Although Then Thus Both Some Many Most Several Not"
    " Others"
    # Russian
    " Он Она Оно Они Мы Я Вы В Во На По С Со К О Об От Из За Для При До Но А И Это"
    " Этот Эта Эти Как Когда После Перед Также Однако Его Её Ее Их Все Тогда Затем Там"
    " Так Ранее Позже Летом Осенью Зимой Весной"
    # Kazakh
    " Ол Олар Бұл Осы Біз Мен Бірақ Алайда Сондай Соңғы Кейін Сол Оның Олардың"
    # French
    " Le La Les L Un Une Des Il Elle Ils Elles On Ce Cette Ces Mais Et En Dans Selon"
    " Après Avant Pour Par Depuis Au Aux Du De"
)
"""Small words that begin sentences and seldom names."""
