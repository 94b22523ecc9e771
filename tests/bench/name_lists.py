"""Common names of several peoples, from which the variant names are composed.

Of each script only what cannot be derived by a table is written down.
"""

from typing import Final


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Lines of columns parted by ``|``, several lines' worth parted by ``;``."""
    return tuple(
        tuple(part.strip() for part in row.split("|"))
        for row in text.replace("\n", " ").split(";")
        if row.strip()
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> tuple[tuple[str, ...], ...]:
    """``王=wang 李=li`` as rows of two."""
    return tuple(tuple(pair.split("=")) for pair in text.split())


RUSSIAN_GIVEN: Final = _words(
    "Александр Алексей Анатолий Андрей Антон Аркадий Артём Борис Вадим Валентин Валерий"
    " Василий Виктор Виталий Владимир Владислав Вячеслав Геннадий Георгий Григорий"
    " Дмитрий Евгений Егор Захар Иван Игорь Илья Кирилл Константин Леонид Максим Матвей"
    " Михаил Никита Николай Олег Павел Пётр Родион Роман Руслан Савелий Семён Сергей"
    " Станислав Степан Тимофей Фёдор Филипп Эдуард Юрий Яков Ярослав Алла Анастасия"
    " Анна Валентина Вера Галина Дарья Евдокия Екатерина Елена Жанна Зинаида Зоя Инна"
    " Ирина Ксения Лариса Любовь Людмила Маргарита Марина Надежда Наталья Оксана Ольга"
    " Полина"
    " Раиса Светлана София Татьяна Ульяна Юлия"
)
RUSSIAN_SURNAMES: Final = _words(
    "Абрамов Авдеев Агафонов Бабушкин Белозёров Беляев Болдырев Вавилов Ветошкин"
    " Воробьёв Вяземский Гаврилов Голицын Горбунов Гущин Давыдов Дмитриев Долгорукий"
    " Дроздов Дьячков Евсеев Елисеев Ермолаев Жаворонков Жаров Жемчужников Жилин Жуков"
    " Завьялов Захаров Зверев Зимин Зыков Измайлов Ильин Кабанов Казанцев Карпов"
    " Киселёв Ключевский Козырев Колесников Корчагин Кузнецов Кузьмин Куприянов Ладыгин"
    " Лазарев Лебедев Логинов Лукьянов Лыков Макаров Масленников Медведев Мещеряков"
    " Мясников Назаров Нечаев Никифоров Новосёлов Овчинников Озеров Орехов Осипов"
    " Павловский Панфилов Пархоменко Пахомов Перевозчиков Плещеев Покровский Пономарёв"
    " Прохоров Пушкарёв Пчёлкин Разумовский Рождественский Рыбаков Рябушкин Савельев"
    " Сафронов Селезнёв Синицын Скворцов Соболев Старцев Суворов Сухоруков Сычёв"
    " Тарасов Терещенко Тимашёв Третьяков Трубецкой Тургенев Тютчев Уваров Успенский"
    " Устинов Фадеев Филатов Фомичёв Харитонов Хворостов Хлебников Холодов Хрущёв Царёв"
    " Цветков Цыганков Чайковский Часовщиков Чернышевский Чехов Чижов Чугунов Шаповалов"
    " Шаховской Шевцов Шереметев Шишкин Шорохов Щеглов Щербаков Щукин Юдин Юсупов"
    " Ягодин Языков Якушев"
    " Ямщиков Ященко"
)
PATRONYMICS: Final = _words(
    "Александрович Алексеевич Андреевич Борисович Валерьевич Васильевич Викторович"
    " Владимирович Геннадьевич Григорьевич Дмитриевич Евгеньевич Иванович Игоревич"
    " Ильич Константинович Леонидович Михайлович Николаевич Олегович Павлович Петрович"
    " Романович Сергеевич Фёдорович Юрьевич Яковлевич"
)

KAZAKH_GIVEN: Final = _words(
    "Абай Абзал Адай Азамат Айбек Айгерім Айгүл Айдос Айжан Айнұр Айсұлу Айша Ақбота"
    " Ақерке Ақмарал Алмагүл Алтынай Алдияр Аманжол Амангелді Арман Аружан Асылбек"
    " Асқар Ахмет Әбілқайыр Әдемі Әділ Әйгерім Әлия Әлихан Әсел Әсем Әуез Бағдат Бағлан"
    " Бақтияр Бақыт Балнұр Батырбек Бауыржан Бейбіт Берік Болат Ботагөз Гауһар"
    " Гүлбаршын Гүлжан Гүлмира Гүлнар Гүлсім Дархан Дастан Дәулет Дәурен Динара Досжан"
    " Думан Дінмұхамед Еділ Ерболат Ержан Еркебұлан Еркін Ерлан Ермек Ернар Есенжол"
    " Жазира Жайна Жамбыл Жанар Жанат Жандос Жанерке Жанна Жансая Жарқын Жәнібек Жомарт"
    " Жұлдыз Зәуре Зейнеп Ибрагим Индира Кенжебек Көркем Күлаш Күләш Қадыр Қажымұрат"
    " Қайрат Қанат Қарлығаш Қасым Қуаныш Қуат Құралай Құрманғазы Ләззат Маржан Марат"
    " Мақпал Мақсат Мәдина Мейрамбек Мұқағали Мұрат Мұхтар Назгүл Назым Нұрбек Нұрғали"
    " Нұрлан Нұрсұлтан Олжас Омар Оразбек Өмірбек Өркен Перизат Рабиға Рақымжан Раушан"
    " Рүстем Сабыр Сағат Салтанат Самал Сандуғаш Санжар Сәкен Сәуле Серік Серікжан"
    " Сымбат Талғат Тахауи Тілек Төлеген Тұрар Тұрсын Ұлан Ұлжан Шаттық Шолпан Шыңғыс"
    " Ілияс Ырысбек Шәкен Жақсылық Үміт"
    " Дәуітбек Шалқар Хадиша Жүніс Мағжан Төреғали Шерхан Айдана Бибігүл"
)
KAZAKH_STEMS: Final = _words(
    "Абдрахман Айтмұхамбет Аманғали Асан Ахмет Әбіш Әлімжан Әубәкір Байтұрсын Бекболат"
    " Бектас Бөкейхан Дүйсен Досмұхамед Есім Жақып Жанғали Жәнәбіл Жұмабай Жұмағали"
    " Жүнісбек Ибраһим Иманғали Кенесары Көбей Көшербай Күзембай Қабдол Қалиасқар"
    " Қасымбек Қожахмет Қойшыбай Құдайберген Құнанбай Құсайын Майлыбай Мәмбет Мұқан"
    " Мұсағали Мырзахмет Найманбай Нұғман Нұрғожа Нұрмағамбет Нұрпейіс Орынбай Оразғали"
    " Өтеген Рақымбай Сағындық Садуақас Сарсенбай Сәтбай Сейдахмет Сейфулла Смағұл"
    " Сұлтанғазы Тәжібай Темірхан Тілеубай Тоқтар Төлепберген Тұрғынбай Тыныштықбек"
    " Уәлихан Шаймерден Шегебай Шоқан Шәріп Ізбасар Үсен Ысқақ Жолдыбай Жетпісбай"
    " Мұңайтпас Қуандық"
)
"""Stems of surnames and patronymics: Ахметов, Ахметұлы, Ахметқызы, Ахмет."""

UKRAINIAN: Final = _rows(
    "Андрій Богдан Василь Віталій Володимир Всеволод Ганна Григорій Євген Зиновій Іван"
    " Ірина Катерина Кирило Лариса Леонід Леся Любомир Марія Микита Микола Михайло"
    " Надія Наталія Олександр Олексій Олена Олесь Остап Павло Петро Роксолана Ростислав"
    " Святослав Сергій Соломія Степан Тарас Тетяна Юлія Юрій Ярослав"
    "|"
    "Андрущенко Бойчук Бондаренко Вишневський Галущинський Гнатюк Гончаренко Григоренко"
    " Грушевський Дем’яненко Дзюба Довженко Драгоманов Жаботинський Журавель"
    " Загребельний Засядько Зінченко Іваненко Їжакевич Кващук Кириченко Коваленко"
    " Корнійчук Костенко Котляревський Кравчук Кузьменко Кущ Лисенко Литвиненко"
    " Мельничук Мирошниченко Нечипоренко Онищенко Пилипчук Полуботок Прихожанко"
    " Рильський Симоненко Сковорода Стеценко Тимошенко Ткаченко Федоренко Франчук"
    " Харченко Хмельницький Цвілюк Чорновіл Шевчук Шухевич Щербина Юхименко Яворівський"
    " Яценюк"
)
UZBEK: Final = _rows(
    "Абдулла Азиз Акмал Алишер Баҳодир Баҳром Гулнора Дилноза Дилшод Жаҳонгир Жамшид"
    " Зулфия Иброҳим Икром Лазиз Лола Маъмур Мирзо Муҳаммад Нигора Нодир Озода Ойбек"
    " Равшан Рустам Санжар Сарвар Тоҳир Тўлқин Улуғбек Умида Умид Феруза Фарҳод Ҳамид"
    " Ҳусан Шавкат Шаҳноза Шерзод Юлдуз Ўктам Ғайрат Ғафур Қодир Ҳилола Зуҳра Хуршид"
    " Отабек"
    "|"
    "Абдуллаев Аҳмедов Азимов Бобожонов Ғуломов Ғаниев Жўраев Исҳоқов Исмоилов Йўлдошев"
    " Каримов Мирзиёев Мўминов Нурматов Обидов Очилов Раҳимов Расулов Саидов Собиров"
    " Солиҳов Султонов Тожиев Турсунов Тўраев Усмонов Хўжаев Холмирзаев Шарипов Эргашев"
    " Эшонқулов Қодирий Қосимов Қурбонов Ҳакимов Ҳамидов Ҳошимов Ўринбоев Ўтаев Умаров"
    " Зокиров"
)
KYRGYZ: Final = _rows(
    "Азамат Айбек Айгүл Айпери Акылбек Алмазбек Аскар Бакыт Бегимай Бермет Болот"
    " Гүлбара Гүлзат Данияр Жаныл Жеңишбек Жылдыз Жээнбек Ишенбай Калыс Кубанычбек"
    " Күмүшай Медербек Мээрим Нурбек Омурбек Орозбек Өмүрбек Рыскул Сооронбай Сүйүнбек"
    " Табылды Таалайбек Темирлан Төлөгөн Түмөнбай Улукбек Үмүт Чолпон Чыңгыз Шайлообек"
    " Эрмек Эркинбек Каныкей"
    "|"
    "Абдыкадыров Айтматов Акаев Асанов Атамбаев Бакиев Бейшеналиев Боронбаев Жээнбеков"
    " Жапаров Жумагулов Исаков Кадыров Касымбеков Кожомкулов Кулматов Мамытов"
    " Молдокматов Мураталиев Ормонов Осмонов Өмүралиев Садыков Сатылганов Сыдыкбеков"
    " Сүйүнбаев Таштанбеков Токомбаев Төлөбаев Турдубаев Турусбеков Түгөлбаев Үсөнов"
    " Чокморов Шабданов Шералиев Ысмайылов Эшимканов"
)

XINJIANG_KAZAKH: Final = _rows(
    "Ержан|叶尔江;Нұрлан|努尔兰;Серік|赛力克;Дәулет|达吾列提;Марат|马拉提;Қанат|哈那提;"
    "Айнұр|阿依努尔;Гүлнар|古丽娜尔;Болат|波拉提;Мұрат|木拉提;Сәуле|沙吾列;"
    "Жанар|加娜尔;Еркін|叶尔肯;Бақыт|巴合提;Нұрбек|努尔别克;Талғат|塔勒哈提;"
    "Асқар|阿斯哈尔;Тұрсын|吐尔逊;Айгүл|阿依古丽;Мақсат|马合沙提;Болатбек|波拉提别克;"
    "Серікбол|赛力克波力;Қайрат|海拉提;Бауыржан|包尔江;Жәнібек|加尼别克;Ерлан|叶尔兰;"
    "Еркінбек|叶尔肯别克;Әділбек|阿地里别克;Тұрарбек|吐拉尔别克;Ахметжан|阿合买提江;"
    "Дархан|达尔汗;Құрманбек|胡尔曼别克;Жұмабек|朱马别克;Ермек|叶尔麦克;Гүлжан|古丽江;"
    "Бақытгүл|巴合提古丽;Шолпан|肖丽潘;Айжан|阿依江;Гүлзира|古丽孜拉;Рысгүл|热斯古丽;"
    "Қуаныш|胡安什;Әсет|阿赛提;Еділ|叶迪力;Орынбек|吾仁别克;Жұмахан|朱马汗;"
    "Тілеубек|铁留别克;Қызырбек|克孜尔别克;Манат|马那提;Сайран|赛依兰;Самат|萨马提;"
    "Жеңіс|金恩斯;Қадырбек|哈德尔别克;Омарбек|吾马尔别克;Досжан|多斯江;"
    "Мейрамгүл|麦兰古丽;Күлән|库兰;Перизат|帕丽扎提;Айдар|阿依达尔"
)
"""A name in Kazakh Cyrillic, and as it stands in Chinese papers."""
UYGHUR_GIVEN: Final = _rows(
    "memet|买买提;exmet|艾合买提;tursun|吐尔逊;abdurëshit|阿不都热西提;ilyas|依力亚斯;"
    "gülnar|古丽娜尔;qadir|卡德尔;yüsüp|玉素甫;enwer|艾尼瓦尔;qurban|库尔班;"
    "abdulla|阿卜杜拉;qasim|哈斯木;imin|依明;niyaz|尼亚孜;patigül|帕提古丽;"
    "mihrigul|米日古丽;alim|阿里木;rozi|肉孜;abliz|阿布力孜;hoshur|吾守尔;yasin|亚森;"
    "tahir|塔依尔;sawut|沙吾提;qahar|卡哈尔;abdurahman|阿不都热合曼;"
    "abdukërim|阿不都克里木;ekber|艾克拜尔;erkin|艾尔肯;dilshat|迪里夏提;"
    "nurmuhemmet|努尔买买提;obul|吾布力;osman|吾斯曼;ömer|吾买尔;perhat|帕尔哈提;"
    "ismayil|司马义;ibrahim|伊布拉音;hesen|艾山;hüseyin|玉山;semet|赛买提;tohti|托合提;"
    "tömür|铁木尔;yaqup|亚库普;ayshem|阿依夏木;xelil|海里力;zunun|祖农;nijat|尼加提;"
    "mutellip|木塔力甫;muhter|木合塔尔;adil|阿迪力;ablet|阿不来提;aynur|阿依努尔;"
    "reyhangül|热依汗古丽;tursungül|吐尔逊古丽;bahargül|巴哈尔古丽;zulpiqar|祖力皮卡尔;"
    "shirmuhemmet|西日买买提;gheni|艾尼;hamut|哈木提"
)
"""A name in Uyghur Latin letters (ULY), and in Chinese."""

CHINESE_SURNAMES: Final = _pairs(
    "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 黄=huang 赵=zhao 吴=wu 周=zhou"
    " 徐=xu 孙=sun 马=ma 朱=zhu 胡=hu 郭=guo 何=he 林=lin 高=gao 罗=luo 郑=zheng"
    " 梁=liang 谢=xie 宋=song 唐=tang 许=xu 邓=deng 冯=feng 韩=han 曹=cao 曾=zeng"
    " 彭=peng 萧=xiao 蔡=cai 潘=pan 田=tian 董=dong 袁=yuan 于=yu 余=yu 叶=ye"
    " 蒋=jiang 杜=du 苏=su 魏=wei 程=cheng 吕=lü 丁=ding 沈=shen 任=ren 姚=yao"
    " 卢=lu 傅=fu 钟=zhong 姜=jiang 崔=cui 谭=tan 廖=liao 范=fan 汪=wang 陆=lu"
    " 金=jin 石=shi 戴=dai 贾=jia 韦=wei 夏=xia 邱=qiu 方=fang 侯=hou 邹=zou"
    " 熊=xiong 孟=meng 秦=qin 白=bai 江=jiang 阎=yan 薛=xue 尹=yin 段=duan 雷=lei"
    " 欧阳=ou'yang 司马=si'ma 诸葛=zhu'ge"
)
CHINESE_GIVEN: Final = _pairs(
    "伟=wei 芳=fang 娜=na 秀=xiu 英=ying 敏=min 静=jing 丽=li 强=qiang 磊=lei"
    " 军=jun 洋=yang 勇=yong 艳=yan 杰=jie 娟=juan 涛=tao 明=ming 超=chao 兰=lan"
    " 霞=xia 平=ping 刚=gang 桂=gui 文=wen 辉=hui 玉=yu 华=hua 红=hong 建=jian"
    " 国=guo 志=zhi 春=chun 晓=xiao 海=hai 永=yong 光=guang 清=qing 生=sheng"
    " 荣=rong 新=xin 林=lin 梅=mei 云=yun 峰=feng 庆=qing 德=de 学=xue 东=dong"
    " 安=an 正=zheng 宁=ning 福=fu 贵=gui 成=cheng 康=kang 宏=hong 俊=jun 慧=hui"
    " 凤=feng 祥=xiang 树=shu 泽=ze 思=si 雪=xue 雨=yu 子=zi 天=tian 振=zhen"
    " 兴=xing 忠=zhong 鹏=peng 飞=fei 龙=long 义=yi 胜=sheng 巧=qiao 佩=pei 淑=shu"
    " 素=su 琴=qin 珍=zhen 瑞=rui 松=song 柏=bai 旭=xu 亮=liang 诗=shi 若=ruo 启=qi"
    " 长=chang 世=shi 家=jia 宝=bao 金=jin 银=yin 月=yue 宇=yu 浩=hao 然=ran"
)

ARABIC: Final = _rows(
    "محمد|Muhammad|Mohammed|Mohamed|Мухаммад|Мохаммед;أحمد|Ahmad|Ahmed|Ахмад;"
    "عبد الرحمن|Abd al-Rahman|Abdulrahman|Abdel Rahman|Абдуррахман;"
    "عبد الله|Abd Allah|Abdullah|Abdallah|Абдулла;محمود|Mahmud|Mahmoud|Mahmood|Махмуд;"
    "حسين|Husayn|Hussein|Hossein|Хусейн;حسن|Hasan|Hassan|Хасан;"
    "خالد|Khalid|Khaled|Халед;يوسف|Yusuf|Youssef|Yousef|Юсуф;"
    "إبراهيم|Ibrahim|Ebrahim|Ибрахим;جمال|Jamal|Gamal|Джамаль;"
    "فاطمة|Fatima|Fatimah|Фатима;خديجة|Khadija|Khadijah|Хадиджа;عائشة|Aisha|Aicha|Аиша;"
    "طارق|Tariq|Tarek|Тарик;عمر|Umar|Omar|Умар;عثمان|Uthman|Osman|Усман;"
    "سعيد|Saʿid|Saeed|Саид;مصطفى|Mustafa|Moustafa|Мустафа;كريم|Karim|Kareem|Карим;"
    "نور الدين|Nur al-Din|Noureddine|Нуреддин;صلاح|Salah|Saleh|Салах;"
    "زينب|Zaynab|Zeinab|Зейнаб;مريم|Maryam|Mariam|Марьям;"
    "عبد العزيز|Abd al-Aziz|Abdulaziz|Abdelaziz|Абдулазиз;ياسر|Yasir|Yasser|Ясир;"
    "رشيد|Rashid|Rachid|Рашид;بشير|Bashir|Bachir|Башир;جعفر|Jaʿfar|Jaafar|Джафар;"
    "عبد القادر|Abd al-Qadir|Abdelkader|Abdulkadir|Абдулкадир;"
    "سليمان|Sulayman|Suleiman|Сулейман;حمزة|Hamza|Hamzah|Хамза;ليلى|Layla|Leila|Лейла;"
    "هشام|Hisham|Hicham|Хишам;أنور|Anwar|Anouar|Анвар"
)
ARABIC_SURNAMES: Final = _rows(
    "الحسيني|al-Husayni|Al Husseini|аль-Хусейни;"
    "البغدادي|al-Baghdadi|Albaghdadi|аль-Багдади;الخطيب|al-Khatib|El Khatib|аль-Хатиб;"
    "المصري|al-Masri|El-Masry|аль-Масри;الشريف|al-Sharif|Alsharif|Cherif|аш-Шариф;"
    "القاسمي|al-Qasimi|Al Qassimi|аль-Касими;الزهراني|al-Zahrani|Alzahrani|аз-Захрани;"
    "الهاشمي|al-Hashimi|El Hachemi|аль-Хашими;منصور|Mansur|Mansour|Мансур;"
    "حداد|Haddad|Hadad|Хаддад;نجار|Najjar|Naggar|Наджар;"
    "شعبان|Shaʿban|Shaaban|Chaabane|Шаабан;الدوسري|al-Dawsari|Aldosari|ад-Досари;"
    "الغامدي|al-Ghamdi|Alghamdi|аль-Гамди;بوتفليقة|Butafliqa|Bouteflika|Бутефлика;"
    "درويش|Darwish|Darwich|Дарвиш;العطار|al-Attar|Elattar|аль-Аттар;"
    "سويدان|Suwaydan|Sweidan|Сувейдан;الفارسي|al-Farisi|Al Farsi|аль-Фариси;"
    "مبارك|Mubarak|Moubarak|Мубарак;خوري|Khuri|Khoury|Хури"
)
PERSIAN: Final = _rows(
    "رضا|Reza|Riza|Реза;علی|Ali|Aly|Али;مهدی|Mehdi|Mahdi|Мехди;جواد|Javad|Jawad|Джавад;"
    "حمید|Hamid|Hameed|Хамид;شهرام|Shahram|Chahram|Шахрам;فرهاد|Farhad|Ferhad|Фархад;"
    "بهروز|Behrouz|Behruz|Бехруз;داریوش|Dariush|Daryoush|Дариуш;"
    "کامران|Kamran|Kaamran|Камран;نسرین|Nasrin|Nasreen|Насрин;"
    "شیرین|Shirin|Shireen|Ширин;پروین|Parvin|Parveen|Парвин;زهرا|Zahra|Zohra|Захра;"
    "منوچهر|Manouchehr|Manuchehr|Манучехр;خسرو|Khosrow|Khosro|Хосров;"
    "جهانگیر|Jahangir|Djahanguir|Джахангир;سهراب|Sohrab|Suhrab|Сохраб;"
    "غلامحسین|Gholamhossein|Ghulam-Husayn|Голамхоссейн;محسن|Mohsen|Muhsin|Мохсен"
)
PERSIAN_SURNAMES: Final = _rows(
    "احمدی|Ahmadi|Ahmady|Ахмади;کریمی|Karimi|Kareemi|Карими;"
    "حسینی|Hosseini|Husayni|Хоссейни;موسوی|Mousavi|Musavi|Мусави;"
    "جعفری|Jafari|Djafari|Джафари;رحیمی|Rahimi|Raheemi|Рахими;"
    "شیرازی|Shirazi|Chirazi|Ширази;تهرانی|Tehrani|Tihrani|Техрани;"
    "قاسمی|Ghasemi|Qasemi|Касеми;صادقی|Sadeghi|Sadeqi|Садеги;"
    "خراسانی|Khorasani|Khurasani|Хорасани;فرخزاد|Farrokhzad|Farokhzad|Фаррохзад;"
    "رضایی|Rezaei|Rezai|Резаи;نوروزی|Norouzi|Nowruzi|Норузи;"
    "باقری|Bagheri|Baqeri|Багери;زنجانی|Zanjani|Zandjani|Занджани;"
    "یزدی|Yazdi|Yezdi|Язди;هاشمی|Hashemi|Hashimi|Хашеми"
)

JAPANESE: Final = _rows(
    "shinzou ichirou kenji hiroshi takashi yuusuke kazuo satoshi makoto tarou jirou"
    " shigeru tsuyoshi ryouichi daisuke kouji masahiro yoshiko keiko michiko chieko"
    " sachiko akiko yumiko haruka fumiko tomoko junko mitsuko kyouko shouko ryuunosuke"
    " yasuhiro hideki noriko chiyo naoki tetsuya kouhei shinichi toshio osamu susumu"
    " wataru"
    "|"
    "satou suzuki takahashi tanaka itou yamamoto nakamura kobayashi katou yoshida"
    " yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe"
    " ikeda hashimoto yamashita ishikawa nakajima maeda fujita ogawa gotou okada"
    " hasegawa murakami kondou ishii saitou sakamoto endou aoki fujii nishimura fukuda"
    " oota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi"
    " kaneko wada nakayama ishida ueda morita hara shibata sakai kudou yokoyama"
    " miyazaki uchida takagi andou taniguchi oono maruyama imai kouno fujimoto takeda"
    " hattori tsuchiya chiba"
)
KOREAN_SURNAMES: Final = _rows(
    "김|Kim|Gim|Ким;이|Lee|Yi|Ли;박|Park|Pak|Пак;최|Choi|Choe|Цой;정|Jung|Jeong|Чон;"
    "강|Kang|Gang|Кан;조|Cho|Jo|Чо;윤|Yoon|Yun|Юн;장|Jang|Chang|Чан;임|Lim|Im|Лим;"
    "한|Han|Han|Хан;오|Oh|O|О;서|Seo|Suh|Со;신|Shin|Sin|Син;권|Kwon|Gwon|Квон;"
    "황|Hwang|Whang|Хван;안|Ahn|An|Ан;송|Song|Song|Сон;류|Ryu|Yoo|Рю;홍|Hong|Hong|Хон"
)
KOREAN_SYLLABLES: Final = _rows(
    "민|min|min|мин;수|su|soo|су;영|yeong|young|ён;철|cheol|chul|чхоль;희|hui|hee|хи;"
    "정|jeong|jung|чон;은|eun|eun|ын;혜|hye|hye|хе;선|seon|sun|сон;미|mi|mi|ми;"
    "경|gyeong|kyung|кён;현|hyeon|hyun|хён;숙|suk|sook|сук;진|jin|jin|чин;호|ho|ho|хо;"
    "성|seong|sung|сон;준|jun|joon|чун;태|tae|tae|тхэ;우|u|woo|у;동|dong|dong|тон;"
    "원|won|won|вон;규|gyu|kyu|кю;석|seok|suk|сок;용|yong|yong|ён;훈|hun|hoon|хун;"
    "재|jae|jae|чэ;상|sang|sang|сан;기|gi|ki|ки;대|dae|dae|дэ;창|chang|chang|чхан;"
    "학|hak|hak|хак;연|yeon|yeon|ён;주|ju|joo|чу;지|ji|jee|чи"
)
"""Hangul, by the official romanisation, as the press writes, in Russian."""

SPELLINGS: Final = _rows(
    "Bilash|Bylash|Bilaş;Zhanbolat|Janbolat|Dzhanbolat;Serikzhan|Serikjan|Serykzhan;"
    "Yerzhan|Erzhan|Erjan|Yerjan;Kairat|Qairat|Khairat|Kayrat;"
    "Nurbekov|Nurbek|Nurbekuly;Mukhtar|Muhtar|Mūhtar;Yerkin|Erkin|Yerken;"
    "Gulzhan|Guljan|Gülzhan;Zhumabay|Jumabai|Dzhumabaev;Akhmetov|Ahmetov|Akhmetoff;"
    "Bakyt|Baqyt|Baqit;Kozhakhmet|Qojahmet|Khozhakhmet;Amanzhol|Amanjol|Amandzhol;"
    "Zhaksylyk|Jaqsylyq|Zhaqsylyq;Toqtar|Toktar|Tokhtar;Shyngys|Chingiz|Genghis;"
    "Yelena|Elena|Jelena;Aleksandr|Alexander|Alexandr;Dmitry|Dmitri|Dimitri;"
    "Aleksei|Alexey|Alexei;Evgeny|Yevgeny|Eugeny;Yuri|Yury|Juri|Iouri;"
    "Sergei|Sergey|Serguei;Mohammed|Muhammad|Mohamed|Mohamad;Hussein|Husayn|Hussain;"
    "Rustam|Roustam|Rustem;Ainur|Aynur|Ajnur;Botagoz|Botakoz|Bota-Goz;"
    "Zhanna|Janna|Dzhanna;Marzhan|Marjan|Mardzhan;Kurmangazy|Qurmangazy|Qurmanghazy;"
    "Kuanysh|Quanysh|Kuanish;Tursynbek|Tursunbek|Tursinbek;Aigerim|Aygerim|Ajgerim;"
    "Dinmukhamed|Dinmuhamed|Dinmuhammed;Temirkhan|Temirhan|Timurkhan"
)
"""One name as several papers write it in Latin letters."""
