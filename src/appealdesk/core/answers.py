"""How fast buyers were answered (买家消息回复): by a person. An automatic reply is shown, and is no answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.phrase import utc


@dataclass(frozen=True, slots=True)
class Answer:
    """A buyer's message that opened a question, the first human answer, and an automatic reply that came before it."""

    asked: Message
    by_person: Message | None = None
    by_machine: Message | None = None

    @property
    def after(self) -> timedelta | None:
        """How long the buyer waited for a person; None where nobody answered or a time has no zone."""
        if self.by_person is None or self.by_person.at is None or self.asked.at is None:
            return None
        return utc(self.by_person.at) - utc(self.asked.at)

    def within(self, limit: timedelta) -> bool:
        """Whether a person answered inside the limit."""
        return self.after is not None and self.after <= limit

    def open_at(self, now: datetime, limit: timedelta) -> bool:
        """Whether the limit has passed at `now` and no person had answered inside it."""
        return self.asked.at is not None and not self.within(limit) and utc(now) - utc(self.asked.at) > limit


def answers(messages: tuple[Message, ...]) -> tuple[Answer, ...]:
    """Pair every question of a buyer with its answer, thread by thread (a thread is an order).

    Several messages of the buyer in a row are one question, counted from the first: the wait began there.
    """
    threads: dict[str | None, list[Message]] = {}
    for message in messages:
        if message.at is not None:
            threads.setdefault(message.order_id, []).append(message)
    paired = [answer for thread in threads.values() for answer in _in_thread(thread)]
    return tuple(sorted(paired, key=lambda answer: _at(answer.asked)))


def _in_thread(thread: list[Message]) -> list[Answer]:
    done: list[Answer] = []
    waiting: Message | None = None
    machine: Message | None = None
    for message in sorted(thread, key=_at):
        if message.sender is Sender.BUYER and waiting is None:
            waiting, machine = message, None
        elif message.sender is Sender.AUTOMATIC and machine is None:
            machine = message
        elif message.sender is Sender.SELLER and waiting is not None:
            done.append(Answer(waiting, message, machine))
            waiting = None
    return [*done, Answer(waiting, None, machine)] if waiting is not None else done


def _at(message: Message) -> datetime:
    assert message.at is not None
    return utc(message.at)
