"""The second reader: its gradients are true, it tells the order of words, and what it cannot read it says."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.domain.reading import KINDS, Person
from classifiers.dates import find_dates
from classifiers.mail import Sentence
from classifiers.opinion import Opinion, together
from classifiers.second import ENOUGH, SecondReader, opinion
from classifiers.second.lessons import Answer, _gradient, teach
from classifiers.second.net import Heard, Net, softmax
from classifiers.second.recurrence import recurrence
from classifiers.second.sheet import MARKS, Sheet, sheet
from classifiers.staff import find

MOMENT = datetime(2026, 10, 12, 9, tzinfo=UTC)
STAFF = [Person("Karin Oosterhof", "k@x.example"), Person("Wouter Hummel", "w@x.example")]
SEED = 3


def read(text: str) -> Sheet:
    body = Sentence(text, 0, len(text), in_subject=False, is_form=False)
    return sheet(text, 0, [body], find(text, STAFF).mentions, find_dates(text, MOMENT), MOMENT.date())


def loss(heard: Heard, answer: Answer, one: Sheet) -> float:
    """What `_gradient` is the gradient of, written down by itself."""
    total = -np.log(softmax(heard.kinds)[0, KINDS.index(answer.kind)])
    labels = [KINDS.index(answer.kind) if any(a <= at < b for a, b in answer.evidence or ()) else len(KINDS) for at in one.starts]
    total -= 2 * np.log(softmax(heard.evidence)[np.arange(len(labels)), labels]).mean()
    for sums, truth in (
        (heard.days, [day in (answer.days or ()) for _, day in one.days]),
        (heard.whom, [name in (answer.people or ()) for name in one.people]),
    ):
        chance = 1 / (1 + np.exp(-sums))
        total -= np.log(np.where(truth, chance, 1 - chance)).mean()
    return float(total)


TEXT = "Karin Oosterhof belde mij op 5 oktober. Wouter Hummel schold mij op 7 oktober uit, en Karin Oosterhof stond erbij."
RIGHT = Answer("klacht", [(40, 90)], frozenset({date(2026, 10, 7)}), frozenset({"Wouter Hummel"}))


@pytest.mark.parametrize("name", list(Net(SEED).weights))
def test_the_gradient_of_every_weight_is_how_the_loss_changes_with_it(name: str) -> None:
    one, net = read(TEXT), Net(SEED)
    net.weights = {key: weight.astype(np.float64) for key, weight in net.weights.items()}  # type: ignore[misc]
    net.gradients = {key: np.zeros_like(weight) for key, weight in net.weights.items()}
    assert len(one.days) == 2
    assert len(one.people) == 2
    heard, backwards = net.run([one], learns=False)
    backwards(_gradient(heard, [one], [RIGHT]))
    gradient, weight, step = net.gradients[name], net.weights[name], 1e-3
    steepest = np.argsort(-np.abs(gradient), axis=None)[:3]
    for place in (np.unravel_index(at, weight.shape) for at in steepest):
        before, change = weight[place], []
        for side in (step, -step):
            weight[place] = before + side
            change.append(loss(net.hear([one]), RIGHT, one))
        weight[place] = before
        assert gradient[place] == pytest.approx((change[0] - change[1]) / (2 * step), rel=0.05, abs=1e-4)


def test_a_mail_is_heard_the_same_alone_and_among_others() -> None:
    net, mails = Net(SEED), [read(TEXT), read("Hallo."), read("Wouter Hummel kwam gisteren niet.")]
    together_heard = net.hear(mails)
    for at, one in enumerate(mails):
        assert net.hear([one]).kinds[0] == pytest.approx(together_heard.kinds[at], abs=1e-5)
    assert np.concatenate([net.hear([one]).days for one in mails]) == pytest.approx(together_heard.days, abs=1e-5)
    assert np.concatenate([net.hear([one]).whom for one in mails]) == pytest.approx(together_heard.whom, abs=1e-5)


def test_both_ends_of_a_text_are_known_at_the_other() -> None:
    random = np.random.default_rng(SEED)
    words, lengths = random.normal(size=(7, 4)).astype(np.float32), np.array([5, 2])
    weights, bias = random.normal(size=(12, 18)).astype(np.float32), np.zeros(18, dtype=np.float32)
    usual, _ = recurrence(words, lengths, weights, bias)
    for at in (0, 4):
        other = words.copy()
        other[at] += 1
        changed = np.abs(recurrence(other, lengths, weights, bias)[0] - usual).max(axis=1) > 1e-6
        assert changed.tolist() == [True] * 5 + [False] * 2  # and nothing of the other text


def test_who_did_it_to_whom_is_told_by_the_order_alone() -> None:
    names = [person.name for person in STAFF]
    deeds = ["sloeg", "schopte", "negeerde", "bedroog", "beledigde", "vergat", "treiterde", "kleineerde"]
    told = [(f"{one} {deed} {other}.", deed, one) for deed in deeds for one, other in (names, names[::-1])]
    learn = [(read(text), Answer("klacht", None, None, frozenset({one}))) for text, deed, one in told if deed != "negeerde"] * 12
    net = teach([one for one, _ in learn], [right for _, right in learn], seed=SEED)
    for text, deed, one in told:
        odds = opinion(net, read(text)).people
        assert deed != "negeerde" or max(odds, key=odds.__getitem__) == one


def test_the_same_lessons_give_the_same_weights() -> None:
    lessons = [read(TEXT), read("Dank voor alles.")], [RIGHT, Answer("compliment")]
    one, two = teach(*lessons, seed=SEED), teach(*lessons, seed=SEED)
    assert all(np.array_equal(weight, two.weights[name]) for name, weight in one.weights.items())


def test_an_empty_mail_gets_no_opinion_and_the_first_reader_stands_alone() -> None:
    alone = dict.fromkeys(KINDS, 1 / len(KINDS))
    assert opinion(Net(SEED), read("")) == Opinion()
    assert together(alone, Opinion()) == alone


def test_two_opinions_add_up_to_one_and_lie_between_both() -> None:
    first = dict.fromkeys(KINDS, 0.04) | {"klacht": 0.8}
    second = Opinion(dict.fromkeys(KINDS, 0.1) | {"vraag": 0.5})
    both = together(first, second)
    assert sum(both.values()) == pytest.approx(1)
    assert 0.1 < both["klacht"] < 0.8
    assert 0.04 < both["vraag"] < 0.5


def test_of_whom_a_mail_is_about_it_says_less_the_fewer_its_words() -> None:
    net = Net(SEED)
    short, long = read(TEXT), read(TEXT + " Dat was niet leuk." * 20)
    assert len(short.pieces) < ENOUGH < len(long.pieces)
    for one, share in ((short, len(short.pieces) / ENOUGH), (long, 1.0)):
        heard = dict(zip(one.people, net.hear([one]).whom.tolist(), strict=True))
        assert opinion(net, one).people == pytest.approx({name: share * odds for name, odds in heard.items()})


def test_what_is_a_name_or_a_day_is_known_as_such() -> None:
    one = read("Karin Oosterhof kwam 5 oktober niet; op 20 oktober zie ik Karin weer.")
    assert {name: len(rows) for name, rows in one.people.items()} == {"Karin Oosterhof": 2}
    assert [day for _, day in one.days] == [date(2026, 10, 5)]  # the coming one is no day of an event
    assert one.marks.shape == (len(one.pieces), MARKS)
    assert one.marks[:, 0].sum() == 2


def test_twice_the_text_has_twice_the_rows_and_nothing_of_it_is_lost() -> None:
    text = "Wouter Hummel kwam gisteren niet. "
    assert len(read(text * 40).pieces) == 40 * len(read(text).pieces)


def test_weights_come_back_from_a_file_as_they_were_and_a_damaged_one_is_refused(tmp_path: Path) -> None:
    reader = SecondReader()
    reader.net = teach([read(TEXT)], [RIGHT], seed=SEED)
    reader.to_disk(tmp_path / "second")
    back = SecondReader().from_disk(tmp_path / "second")
    assert back.net
    assert opinion(back.net, read(TEXT)) == opinion(reader.net, read(TEXT))
    whole = (tmp_path / "second").read_bytes()
    (tmp_path / "second").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="damaged or of another version"):
        SecondReader().from_disk(tmp_path / "second")
    other = io.BytesIO()
    np.savez_compressed(other, **{name: weight[:1].astype(np.int8) for name, weight in reader.net.weights.items()})  # type: ignore[arg-type]
    (tmp_path / "second").write_bytes(other.getvalue())
    with pytest.raises(ValueError, match="another shape"):
        SecondReader().from_disk(tmp_path / "second")
