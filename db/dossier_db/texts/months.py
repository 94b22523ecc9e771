"""The names of the months, as they are written and typed."""

from typing import Final

MONTHS: Final = (
    "january jan janvier января январь январе январем қаңтар",
    "february feb février fevrier февраля февраль феврале февралем ақпан",
    "march mar mars марта март марте мартом наурыз",
    "april apr avril апреля апрель апреле апрелем сәуір",
    "may mai мая май мае мамыр",
    "june jun juin июня июнь июне июнем маусым",
    "july jul juillet июля июль июле июлем шілде",
    "august aug août aout августа август августе тамыз",
    "september sep sept septembre сентября сентябрь сентябре сентябрем қыркүйек",
    "october oct octobre октября октябрь октябре октябрем қазан",
    "november nov novembre ноября ноябрь ноябре ноябрем қараша",
    "december dec décembre decembre декабря декабрь декабре декабрем желтоқсан",
)
"""The forms of each month, folded; the English name first and the Kazakh one last."""
KAZAKH_CASES: Final = (
    "да де та те дағы дегі тағы тегі дан ден тан тен нан нен ның нің дың дің тың тің"
    " ға ге қа ке ны ні ды ді ты ті нда нде сында сінде ында інде"
)
"""What Kazakh hangs on the name of a month."""
MONTH: Final = {
    month + case: number
    for number, months in enumerate(MONTHS, 1)
    for month in months.split()
    for case in ("", *(KAZAKH_CASES.split() if month == months.split()[-1] else ()))
}
"""The number of the month by each of its forms, the Kazakh cases included."""
SHORT: Final = {
    form: number
    for number, forms in enumerate(
        (
            "янв қаң",
            "фев февр ақп",
            "мар нау",
            "апр сәу",
            "мам",
            "июн мау",
            "июл шіл",
            "авг там",
            "сен сент қыр",
            "окт қаз",
            "ноя нояб қар",
            "дек жел",
        ),
        1,
    )
    for form in forms.split()
}
"""Forms that are months only where a date is asked for: қар is snow, сен is you."""
NAMES: Final = tuple(months.split()[0].capitalize() for months in MONTHS)
"""January, February, …"""
