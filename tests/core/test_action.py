"""A coded item says what the case gives it and no more; what the specialist wrote himself stands."""

from __future__ import annotations

from appealdesk.core.action import Action
from appealdesk.core.wording import Wording

CLOSED = Action(
    "pickup_closed",
    "cause",
    ("lsr",),
    ("1",),
    ("carrier", "days"),
    ("carrier_exception_notice",),
    Wording.of(
        en="{carrier} made no pickup on {days}.",
        zh="{carrier} 在 {days} 没有揽收。",
        de="{carrier} holte am {days} nichts ab.",
    ),
)
GIVEN = {"carrier": "UPS", "days": "2026-09-28"}


def test_a_code_is_said_in_every_language_from_the_same_facts() -> None:
    told = CLOSED.told(GIVEN)
    assert told.say("en") == "UPS made no pickup on 2026-09-28."
    assert told.say("de") == "UPS holte am 2026-09-28 nichts ab."


def test_a_fact_that_is_lacking_leaves_the_code_unsaid() -> None:
    assert CLOSED.lacks({"carrier": "UPS"}) == ("days",)
    assert CLOSED.told({"carrier": "UPS"}) == Wording.of()


def test_a_fact_given_in_two_languages_is_said_in_those_only() -> None:
    told = CLOSED.told({"carrier": "UPS", "days": Wording.of(en="two days", zh="两天")})
    assert told.languages == ("en", "zh")


def test_what_the_specialist_wrote_stands_and_the_rest_is_filled() -> None:
    told = CLOSED.beside(Wording.of(en="The hub was closed."), GIVEN)
    assert told.say("en") == "The hub was closed."
    assert told.say("de") == "UPS holte am 2026-09-28 nichts ab."
