"""Whose mail is read next, when many wait."""

import pytest

from bot.domain.turns import Sender, Turns, sender_of

FLOOD = sender_of("flood@flood.example")
JAN = sender_of("Jan de Wit <jan@klant.example>")


def order(turns: Turns, most: int = 10_000) -> list[int]:
    return [uid for _ in range(most) if (uid := turns.take()) is not None]


@pytest.mark.parametrize(
    ("field", "house", "address"),
    [
        ("Jan de Wit <Jan@Klant.example>", "klant.example", "jan@klant.example"),
        ("jan+klacht@klant.example", "klant.example", "jan@klant.example"),
        ("a@m1.flood.example", "flood.example", "a@m1.flood.example"),
        ('"x@y.example, Jan" <jan@klant.example>, piet@ander.example', "klant.example", "jan@klant.example"),
        ("=?utf-8?q?Jos=C3=A9?= <jose@klant.example>", "klant.example", "jose@klant.example"),
        ("", "", ""),
        ("undisclosed-recipients:;", "", ""),
        ("jan@", "", ""),
    ],
)
def test_the_sender_is_his_address_without_what_stands_after_a_plus(field: str, house: str, address: str) -> None:
    assert sender_of(field) == Sender(house, address)


def test_a_mail_of_another_is_read_second_behind_a_thousand_of_one_sender() -> None:
    turns = Turns()
    for uid in range(1, 1001):
        turns.add(uid, FLOOD)
    turns.add(1001, JAN)
    assert order(turns)[:2] == [1, 1001]


def test_a_thousand_addresses_of_one_domain_take_turns_as_one_house() -> None:
    turns = Turns()
    for uid in range(1, 1001):
        turns.add(uid, sender_of(f"a{uid}+{uid}@mail{uid}.flood.example"))
    turns.add(1001, JAN)
    assert order(turns)[:2] == [1, 1001]


def test_who_comes_new_goes_before_a_crowd_that_had_its_turns() -> None:
    turns = Turns()
    for uid in range(1, 101):
        turns.add(uid, sender_of(f"info@flood{uid % 10}.example"))
    assert order(turns, 30) == list(range(1, 31))
    turns.add(101, JAN)
    assert turns.take() == 101


def test_of_one_sender_the_oldest_mail_is_read_first_and_everything_once() -> None:
    turns = Turns()
    senders = [FLOOD, JAN, FLOOD, sender_of("piet@klant.example"), FLOOD, JAN]
    for uid, sender in enumerate(senders, 1):
        turns.add(uid, sender)
    assert order(turns) == [1, 2, 3, 4, 5, 6]
    assert turns.take() is None
