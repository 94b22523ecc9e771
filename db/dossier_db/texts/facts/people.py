"""Nouns for people: what tells a count of persons from a count of things."""

from functools import lru_cache
from typing import Final

from dossier_db.texts.facts.words import in_order, singular
from dossier_db.texts.listed import listed

_NOUNS: Final = listed(
    "person man woman child boy girl activist defendant member protester protestor"
    " demonstrator detainee suspect victim civilian soldier officer worker student"
    " volunteer individual prisoner inmate patient passenger resident villager"
    " journalist reporter lawyer attorney relative official citizen national"
    " participant supporter follower critic dissident refugee migrant worshipper"
    " believer accused convict witness expert scholar researcher teacher pupil"
    " doctor nurse policeman guard agent diplomat employee staff trader farmer"
    " driver miner engineer writer artist singer poet blogger editor leader"
    " minister deputy lawmaker senator judge prosecutor colleague friend neighbor"
    " neighbour brother sister son daughter parent family elder youth teenager"
    " adult minor rioter rebel fighter militant insurgent gunman attacker hostage"
    " survivor casualty fatality fisherman pilot sailor immigrant applicant"
    " plaintiff petitioner signatory bystander shopkeeper student organizer"
    " organiser campaigner observer delegate candidate voter herder vendor"
    " killed dead injured wounded arrested detained missing others other"
    " human adherent monk nun imam cleric priest clergyman homeowner tenant"
    " personne militant manifestant accusé prévenu détenu membre homme femme enfant"
    " citoyen habitant participant volontaire bénévole journaliste avocat témoin"
    " étudiant ouvrier policier soldat victime blessé mort disparu suspect condamné"
    " prisonnier passager élève enseignant fonctionnaire responsable activiste"
    " défenseur ressortissant personne mineur otage gendarme migrant réfugié"
    " chercheur expert salarié employé parent proche fidèle paysan pêcheur"
    " interpellé arrêté inculpé autre"
)
_RUSSIAN: Final = tuple(
    in_order(
        "человек людей людям людьми активист обвиняем подсудим задержанн арестованн"
        " граждан жител участни члено члены членам мужчин женщин детей детям ребен"
        " протестующ демонстрант митингующ журналист адвокат волонтер доброволь осужд"
        " заключенн погиб ранены ранено раненых пострада свидетел студент рабочи"
        " полицейск солдат военнослуж военных чиновник эксперт ученик учител подозрева"
        " правозащитник родствен пассажир верующ шахтер водител врачей врача врачам"
        " депутат судей прокурор казахов уйгур беженц мигрант сотрудник работник"
        " сторонни заложник боевик потерпевш фигурант пикетчик забастовщик рыбак"
        " рыбаков узник подростк школьни юрист"
    )
)
_KAZAKH: Final = tuple(
    in_order(
        "адам кісі белсенді айыпталуш сотталуш азамат тұрғын қатысуш мүше әйел"
        " бала журналист адвокат қорғауш ерікті волонтер күдікті ұсталған қамалған"
        " наразы қаза жаралан жараланған куә студент жұмысшы полицей сарбаз маман"
        " сарапшы оқушы мұғалім жүргізуші шахтер кенші депутат туыс белсендіс"
        " қызметкер дәрігер балықшы еркек сотталған тұтқын босқын зейнеткер заңгер"
    )
)
_SHORT: Final = 6
_ALL: Final = (*_RUSSIAN, *_KAZAKH)
HAN_PEOPLE: Final = (
    "活动人士|活動人士|志愿者|志願者|被告|成员|成員|示威者|抗议者|抗議者|嫌疑人|公民|居民|学生|學生|记者|記者|律师|律師|"
    "警察|工人|民众|民眾|儿童|兒童|妇女|婦女|男子|女子|村民|矿工|教师|医生|"
    "人"
)
"""Chinese nouns for people, as alternatives of a pattern."""


@lru_cache(maxsize=50_000)
def is_people(fold: str) -> bool:
    """Whether a word names persons."""
    if fold in _NOUNS or singular(fold) in _NOUNS or fold[:-1] in _NOUNS:
        return True
    if fold.endswith(("men", "women")) and len(fold) > _SHORT:
        return True  # fishermen, quarrymen
    return fold.startswith(_ALL) if fold[:1] >= "\u0400" else False


@lru_cache(maxsize=50_000)
def people_noun(fold: str) -> str:
    """A noun for persons in one form, for comparison with another."""
    for noun in (singular(fold), fold, fold[:-1]):
        if noun in _NOUNS:
            return noun
    return next((root for root in _ALL if fold.startswith(root)), fold)
