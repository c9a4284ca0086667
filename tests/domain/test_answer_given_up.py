"""A report of the talk that tells that the client takes his complaint back: both are done, or it is asked; never filed alone."""

import pytest
from domain.test_answer_desk import understood

REPORT = "Verslag: mevrouw vertelde dat zij nooit werd gebeld. Roos bood haar excuses aan."


@pytest.mark.parametrize(
    "text",
    [
        "Gesprek gehad vandaag. ze wil geen klacht meer, trekt m in",
        "Ik heb mevrouw dinsdag gesproken. Ze was erg blij met de uitleg en trekt haar klacht in.",
        "Gesprek gevoerd op 20 november, we hebben alles doorgenomen en hij hoeft geen klacht meer.",
        "Verslag: we spraken een uur. Mevrouw ziet af van verdere behandeling.",
        "Verslag: hij wou weten waarom zijn traject stopte en dat heb ik uitgelegd. Hij is nu tevreden en trekt m in.",
        "Ze hebben het samen uitgesproken en zij zei aan het eind: laat maar, ik trek hem in. Sorry was genoeg.",
    ],
)
def test_a_report_with_a_complaint_taken_back_in_passing_is_asked_about(text: str) -> None:
    command = understood("verzoek-verslag", text)
    assert (command.action, command.why) == ("unclear", "verslag-intrekking")


@pytest.mark.parametrize(
    "last",
    [
        "De klacht is ingetrokken.",
        "Mevrouw trekt haar klacht in, omdat zij nu gehoord is.",
        "Zij heeft haar klacht daarmee ingetrokken.",
    ],
)
def test_a_report_with_the_withdrawal_in_a_last_sentence_of_its_own_is_both(last: str) -> None:
    command = understood("verzoek-verslag", f"{REPORT} {last}")
    assert (command.action, command.arguments) == ("record_hearing", {"text": REPORT})
    assert [each.action for each in command.also] == ["withdraw"]


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT} Ze trekt de klacht niet in.",
        f"{REPORT} Misschien trekt zij de klacht in.",
        f"{REPORT} Ze overweegt de klacht in te trekken.",
        f"{REPORT} Of zij haar klacht intrekt, weet zij nog niet.",
        f"De klacht gaat door.\n{REPORT} Zij zei eerst dat zij haar klacht introk.",  # as we asked
    ],
)
def test_a_complaint_that_is_not_taken_back_leaves_a_report(text: str) -> None:
    command = understood("verzoek-verslag", text)
    assert [each.action for each in (command, *command.also)] == ["record_hearing"]


def test_on_what_we_ask_one_sentence_ends_it() -> None:
    assert understood("verzoek-verslag", "de klacht is ingetrokken").action == "withdraw"


def test_a_report_comes_once_more_under_the_label_that_we_asked_for() -> None:
    command = understood("begreep-niet", REPORT)
    assert (command.action, command.arguments["text"]) == ("record_hearing", REPORT.removeprefix("Verslag: "))
