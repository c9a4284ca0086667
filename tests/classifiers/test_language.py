"""Dutch, English or German: of whole mails, and of a line from a telephone."""

import pytest

from classifiers.facts import language

LINES = [
    ("nl", "Ik ben boos."),
    ("nl", "niemand belt terug"),
    ("nl", "mn coach is weer nie gekomme"),
    ("nl", "Ik zat in de meeting met mijn manager over de job en de training."),
    ("nl", "Sorry hoor, maar dit is echt not done van die man."),
    ("nl", "Wij zijn zeer teleurgesteld in uw dienstverlening."),
    ("nl", "Hij schreeuwde: you are so stupid. Dat wil ik niet meer horen van hem."),
    ("nl", ""),
    ("nl", "Klacht"),
    ("en", "My coach was rude to me."),
    ("en", "Nobody calls me back."),
    ("en", "He never came to the appointment."),
    ("en", "You people lost my papers again!"),
    ("en", "I am not happy with how Sandra treated me last week."),
    ("en", "Where is my money? It’s been two months."),
    ("en", "We are very disappointed with your company."),
    ("de", "Ich möchte mich beschweren."),
    ("de", "Er ist nicht gekommen."),
    ("de", "Warum antwortet keiner?"),
    ("de", "Ich bin mit der Begleitung gar nicht zufrieden."),
    ("de", "Frau Kaya hat meine Unterlagen verloren."),
    ("de", "Wir haben seit Wochen nichts gehört und sind enttäuscht."),
]


@pytest.mark.parametrize(("code", "line"), LINES)
def test_the_language_of_a_line(code: str, line: str) -> None:
    assert language(line) == code
