"""The deadline that a notice itself states (通知所载时限): which of its dates and spans binds the seller, and from when.

Most spans in a notice are none: review time, age of documents, funds held, length of a sanction,
windows of a metric. A date or span counts only where the words around it ask the seller to act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from appealdesk.core.policy import Unit
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.recognition.dates import DateContext, Dates, Mention
from appealdesk.core.recognition.patterns import Pattern, any_in, begins, ends
from appealdesk.core.recognition.quoting import quoted
from appealdesk.core.recognition.spans import Span, Spans
from appealdesk.core.recognition.text import Text

_SENTENCE = re.compile(r"(?<=[。!?;;])|\n+|(?<=[!?;])\s|(?<=[.])\s+(?=[^\d\s])|\s{2,}|\s[|·•]\s")
# What may stand between a cue and its date or span: spaces, brackets, small words.
_AFTER_CUE = r"[\s:(=]{0,4}(?:the |dem |den |le |el |al |il |in |on |of |vom |du |del |by |es |为|于|是|在)?[\s:(]{0,2}"
_BEFORE_CUE = r"[\s,)(:]{0,3}"
_SIGNATURE = 40  # characters of a name before the date that closes a text
_HEADER = re.compile(
    r"[\s>]*(?:date|sent|datum|gesendet|envoye|fecha|enviado|data|inviato|日期|发送时间|发件时间|通知时间|通知日期|日时)\s?:"
)
_RANGE = re.compile(
    r"\s*(?:-|~|〜|to|through|until|till|bis|au|al|a|至|到|から|and|und(?: dem)?|et(?: le)?|y(?: el)?|e(?: il)?)\s*"
)
_RECEIVED, _DECISION = "received", "decision_date"
_LABEL = 32  # characters before a date that say what happened on it
_PAGE = 240  # characters of a line that are looked at on either side of a date
_LED = 110  # characters before a date or span in which its clause begins
_DAYS = re.compile(
    r"\d{1,2}(?:\.|st|nd|rd|th|er|日)?\s?(?:-|to|bis|au|al|and|und|et|y|e|a|至|到|から|〜|~)\s?(?:the |zum )?\Z"
)
_MOST = 300  # dates and spans looked at; a notice holds a handful
_BEHIND = 120  # characters behind a date in which it may be spoken of once more
_CLOSED = re.compile(r"\A[\s.,;。;)]+")
_UNLESS = re.compile(r"\b(?:unless|if (?:you|we)|wenn|falls|si vous|si no|se non)\b|除非|若|如果")
_CLAUSE = re.compile(
    r"[,;:,;:。()、|]|\s-\s|\bor (?:your|the|we|it|funds?)\b|\bor (?:\w+ ){1,3}(?:will|may|shall|can|could|would|are|is)\b"
    r"|\boder (?:\w+ ){1,3}(?:wird|werden|kann|konnen)\b|\bou (?:\w+ ){1,3}(?:sera|seront|pourra|pourront)\b"
    r"|\bo (?:\w+ ){1,3}(?:sera|seran|podra|podran|saranno|verra|verranno)\b|\botherwise\b|\bsonst\b|\bsinon\b|\bde lo contrario\b|\baltrimenti\b|否则"
)


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """Cues by the place they stand in: right before a date, right before or after a span, or in its sentence."""

    asks: tuple[Pattern, ...]
    before_date: tuple[Pattern, ...]
    after_date: tuple[Pattern, ...]
    before_span: tuple[Pattern, ...]
    after_span: tuple[Pattern, ...]
    not_a_date: tuple[Pattern, ...]
    counted_to: tuple[Pattern, ...]
    counted_back: tuple[Pattern, ...]
    not_after_date: tuple[Pattern, ...]
    others_act: tuple[Pattern, ...]
    past: tuple[Pattern, ...]
    conditional: tuple[Pattern, ...]
    appeals: tuple[Pattern, ...]
    decided: tuple[Pattern, ...]
    not_a_span: tuple[Pattern, ...]
    not_before_span: tuple[Pattern, ...]
    not_after_span: tuple[Pattern, ...]
    events: tuple[tuple[str, tuple[Pattern, ...]], ...]
    counts_from: tuple[Pattern, ...]
    sent_by_seller: tuple[Pattern, ...]
    channels: tuple[Pattern, ...]
    beyond: tuple[Pattern, ...]
    refused: tuple[Pattern, ...]
    filings: tuple[Pattern, ...]
    between: tuple[Pattern, ...]
    between_behind: tuple[Pattern, ...]
    before_then: tuple[Pattern, ...]
    papers: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    start: int
    end: int
    span: Span | None = None
    day: Mention | None = None


@dataclass(frozen=True, slots=True)
class DeadlineReader:
    """Reads the deadline of a notice."""

    words: DeadlineWords
    dates: Dates
    spans: Spans

    def read(
        self,
        text: Text,
        context: DateContext,
        sent: date | datetime | None = None,
        story: Text | None = None,
    ) -> NoticeDeadline:
        """Return kind, words, anchor and due. `sent` is the mail's own date, the last resort for an anchor;
        when a notice came that counts from its receipt, the seller's story may tell.
        """
        mentions = self.dates.find(text, context)[:_MOST]
        candidates = [*self._from_dates(text, mentions), *self._from_spans(text, mentions)]
        if not candidates:
            return NoticeDeadline()
        best = max(candidates, key=lambda one: (one.score, -one.start))
        words = text.words(best.start, best.end)
        if best.day is not None:
            return NoticeDeadline("absolute", words, None, best.day.value)
        anchor = self._anchor(text, best, mentions, sent) or self._told(text, best, context, story)
        if best.span is None or anchor is None:
            return NoticeDeadline("relative", words, anchor)
        if best.span.unit is not Unit.HOUR and anchor.at in {sent, *_posted(text, mentions)}:
            anchor = Anchor(anchor.event, _day_of(anchor.at))
        return NoticeDeadline("relative", words, anchor, best.span.after(anchor.at))

    def dated(
        self, text: Text, context: DateContext, sent: date | datetime | None = None
    ) -> date | datetime | None:
        """Return the notice's own day: where it is labelled, alone on a line, the mail's, or the only one there is."""
        found = self.dates.find(text, context)[:_MOST]
        past = tuple(one for one in found if one.day <= context.today and self._may_date(text, one))
        for one in past:
            if self._event(text, 0, one) in {"notice_date", "received"}:
                return one.value
        anchor = self._unlabelled(text, past, [], sent)
        return anchor.at if anchor else None

    def closings(self, text: Text) -> tuple[tuple[int, int], ...]:
        """Return the bounds of the sentences that refuse only what comes too late: they close no door that is open."""
        found = []
        for span in islice(self.spans.find(text), _MOST):
            start, end = _sentence(text, span.start, span.end)
            before, after = text.low[max(start, span.start - 60) : span.start], text.low[span.end : end]
            if self._closes(text.low[start:end], before, after[:60]):
                found.append((start, end))
        return tuple(found)

    def _from_dates(self, text: Text, mentions: tuple[Mention, ...]) -> Iterator[_Candidate]:
        for earlier, mention, later in zip((None, *mentions), mentions, (*mentions[1:], None), strict=False):
            if later and _RANGE.fullmatch(text.low, mention.end, later.start):
                continue  # the first day of a range; what the last one is, is asked in its turn
            if earlier and _RANGE.fullmatch(text.low, earlier.end, mention.start):
                if self._open_until(text, earlier, mention):
                    yield _Candidate(
                        5 - 2.5 * quoted(text.low, mention.start), mention.start, mention.end, day=mention
                    )
                continue
            if self._meant_behind(text, mention, mentions):
                yield _Candidate(
                    4 - 2.5 * quoted(text.low, mention.start), mention.start, mention.end, day=mention
                )
                continue
            sentence_start, sentence_end = _sentence(text, mention.start, mention.end)
            before = text.low[max(sentence_start, mention.start - 40) : mention.start]
            after = text.low[mention.end : min(mention.end + 30, sentence_end)]
            cued = ends(self.words.before_date, before, _AFTER_CUE) or begins(
                self.words.after_date, after, _BEFORE_CUE
            )
            sentence = text.low[sentence_start:sentence_end]
            if (
                not cued
                or _DAYS.search(text.low, max(0, mention.start - 16), mention.start)
                or any_in(self.words.not_a_date, sentence)
            ):
                continue
            if begins(self.words.not_after_date, after, _BEFORE_CUE) or self._no_business_of_his(
                text.low, sentence_start, mention.start, mention.end
            ):
                continue
            asked = any_in(self.words.asks, _around(text.low, sentence_start, sentence_end))
            yield _Candidate(
                3 + 2 * asked - 2.5 * quoted(text.low, mention.start), mention.start, mention.end, day=mention
            )

    def _from_spans(self, text: Text, mentions: tuple[Mention, ...]) -> Iterator[_Candidate]:
        for span in islice(self.spans.find(text), _MOST):
            if any(one.start <= span.start < one.end for one in mentions):
                continue
            sentence_start, sentence_end = _sentence(text, span.start, span.end)
            before = text.low[max(sentence_start, span.start - 60) : span.start]
            after = text.low[span.end : min(span.end + 60, sentence_end)]
            if self._closes(text.low[sentence_start:sentence_end], before, after):
                yield _Candidate(4 - 2.5 * quoted(text.low, span.start), span.start, span.end, span=span)
                continue
            led, followed = (
                ends(self.words.before_span, before, _AFTER_CUE),
                begins(self.words.after_span, after, _BEFORE_CUE),
            )
            if not (led or followed) or ends(self.words.not_before_span, before, _AFTER_CUE):
                continue
            clause = f"{_CLAUSE.split(before)[-1]} \x00 {self._up_to_papers(_CLAUSE.split(after)[0])}"
            if begins(self.words.not_after_span, after, _BEFORE_CUE) or any_in(self.words.not_a_span, clause):
                continue
            if not any_in(self.words.asks, text.low[sentence_start:sentence_end]):
                continue
            if self._no_business_of_his(text.low, sentence_start, span.start, span.end):
                continue
            yield _Candidate(4 - 2.5 * quoted(text.low, span.start), span.start, span.end, span=span)

    def _meant_behind(self, text: Text, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
        """Whether the words behind a date ask for something before it: "we decide on the 25th. Answer before then."."""
        following = min((one.start for one in mentions if one.start >= mention.end), default=len(text.low))
        behind = text.low[mention.end : min(following, mention.end + _BEHIND)]
        pieces = _SENTENCE.split(_CLOSED.sub("", behind))[:2]
        return any(
            any_in(self.words.before_then, piece)
            and any_in(self.words.asks, piece)
            and not any_in(self.words.past, piece)
            for piece in pieces
        )

    def _up_to_papers(self, after: str) -> str:
        """Cut what follows a span at the papers it is for: how old they may be says nothing of the span."""
        ages = [match.start() for paper in self.words.papers for match in paper.matches(after)]
        cut = after[: min(ages)] if ages else after
        return cut if any_in(self.words.asks, cut) else after

    def _open_until(self, text: Text, first: Mention, last: Mention) -> bool:
        """Whether a range of days is when the seller may act: "appeal between 1 and 5 December", 「1日-5日内提交申诉」."""
        start, end = _sentence(text, first.start, last.end)
        before, after = text.low[max(start, first.start - 40) : first.start], text.low[last.end : end]
        led = ends(self.words.between, before, _AFTER_CUE) or begins(
            self.words.between_behind, after[:20], _BEFORE_CUE
        )
        near = f"{before} {_CLAUSE.split(after[1:])[0]}"
        return led and any_in(self.words.asks, near) and not any_in(self.words.not_a_span, near)

    def _closes(self, sentence: str, before: str, after: str) -> bool:
        """Whether what comes later than a span is refused: "appeals more than 30 days after it are not accepted"."""
        late = ends(self.words.beyond, before, _AFTER_CUE) or begins(self.words.beyond, after, _BEFORE_CUE)
        late = late and not begins(self.words.not_after_span, after, _BEFORE_CUE)
        late = late and not any_in(self.words.past, sentence)
        return (
            late
            and any_in(self.words.refused, sentence)
            and any_in(self.words.appeals + self.words.filings, sentence)
        )

    def _no_business_of_his(self, low: str, since: int, start: int, end: int) -> bool:
        """Whether somebody else is to act in the clause of a date or span, or it tells of a time that is over."""
        led = low[max(since, start - _LED) : start]
        for channel in self.words.channels:
            led = channel.blanked(led)
        clause = _UNLESS.split(_CLAUSE.split(led)[-1])[-1]
        if any_in(self.words.others_act, clause):
            return True
        told = f"{clause} \x00 {_CLAUSE.split(low[end : end + 60])[0]}"
        return any_in(self.words.past, told) and not any_in(self.words.conditional, led)

    def _anchor(
        self, text: Text, best: _Candidate, mentions: tuple[Mention, ...], sent: date | datetime | None
    ) -> Anchor | None:
        _, sentence_end = _sentence(text, best.start, best.end)
        following = [one for one in mentions if 0 <= one.start - best.end <= 60 and one.start < sentence_end]
        if following and ends(self.words.counts_from, text.low[best.end : following[0].start], _AFTER_CUE):
            one = following[0]
            return Anchor(self._event(text, best.end, one, near=True) or "notice_date", one.value)
        mentions = tuple(one for one in mentions if self._may_date(text, one))
        labelled = [(event, one) for one in mentions if (event := self._event(text, 0, one))]
        for wanted in self._wanted(text, best):
            for event, one in labelled:
                if event == wanted:
                    return Anchor(event, one.value)
        return self._unlabelled(text, mentions, labelled, sent)

    def _told(self, text: Text, best: _Candidate, context: DateContext, story: Text | None) -> Anchor | None:
        if story is None or self._wanted(text, best)[0] != _RECEIVED:
            return None
        for one in self.dates.find(story, context):
            if one.day <= context.today and self._event(story, 0, one) == _RECEIVED:
                return Anchor(_RECEIVED, one.value)
        return None

    def _unlabelled(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        labelled: list[tuple[str, Mention]],
        sent: date | datetime | None,
    ) -> Anchor | None:
        """A date alone on its line or closing the text dates the notice; else the only date there is."""
        bare = [one for one in mentions if _alone(text.low, one)]
        if bare:
            return Anchor("notice_date", bare[0].value)
        if labelled:
            return Anchor(labelled[0][0], labelled[0][1].value)
        if sent:
            return Anchor("notice_date", sent)
        return Anchor("notice_date", mentions[0].value) if len({one.day for one in mentions}) == 1 else None

    def _wanted(self, text: Text, best: _Candidate) -> tuple[str, ...]:
        """Events named right beside the span come first, then all in their order."""
        beside = text.low[max(0, best.start - 40) : best.end + 50]
        named = tuple(event for event, patterns in self.words.events if any_in(patterns, beside))
        # What can be appealed is a decision, whatever was filed before.
        decided = (_DECISION,) if any_in(self.words.appeals, beside) else ()
        return (*named, *decided, *(event for event, _ in self.words.events))

    def _may_date(self, text: Text, mention: Mention) -> bool:
        """Whether a date may be the notice's: not of what the seller sent, nor the end of the days a rate was counted over."""
        start, end = _sentence(text, mention.start, mention.end)
        before, after = text.low[max(start, mention.start - 60) : mention.start], text.low[mention.end : end]
        counted = ends(self.words.counted_to, before, _AFTER_CUE)
        counted = counted or begins(self.words.counted_back, after[:40], _BEFORE_CUE)
        return not counted and not self._answers(text, mention)

    def _answers(self, text: Text, mention: Mention) -> bool:
        """Whether a date is that of something the seller sent: no window of his counts from there."""
        sentence_start, _ = _sentence(text, mention.start, mention.end)
        before = text.low[max(sentence_start, mention.start - 60) : mention.start]
        return ends(self.words.sent_by_seller, before, _AFTER_CUE)

    def _event(self, text: Text, since: int, mention: Mention, *, near: bool = False) -> str | None:
        sentence_start, _ = _sentence(text, mention.start, mention.end)
        start = since if near else max(sentence_start, mention.start - _LABEL)
        before = text.low[start : mention.start]
        if self._answers(text, mention):
            return None
        after = text.low[mention.end : mention.end + 12]
        for event, patterns in self.words.events:
            if any_in(patterns, before) or (not near and begins(patterns, after, _BEFORE_CUE)):
                return event
        clause = text.low[max(sentence_start, mention.start - 2 * _LABEL) : mention.start]
        decided = not near and any_in(self.words.decided, re.split(r"\d", clause)[-1])
        return _DECISION if decided else None


def _posted(text: Text, mentions: tuple[Mention, ...]) -> list[datetime]:
    """Return the moments in lines of a mail's head: days are counted from their day, hours from the moment."""
    return [
        one.moment
        for one in mentions
        if one.moment and _HEADER.match(text.low, text.low.rfind("\n", 0, one.start) + 1)
    ]


def _day_of(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _sentence(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a place, looking a page's width at most."""
    low = text.low
    left, right = max(0, start - 240), min(len(low), end + 240)
    breaks = [
        match.end() for match in _SENTENCE.finditer(low, left, start) if not _folded(text, match.end(), start)
    ]
    following = _SENTENCE.search(low, end, right)
    return (breaks[-1] if breaks else left), (following.start() if following else right)


def _folded(text: Text, at: int, start: int) -> bool:
    """Whether a line goes on in the next: it ends in the middle of words, and the next begins with a small letter."""
    if at > start or text.low[at - 1 : at] != "\n" or text.low[at - 2 : at - 1] == "\n":
        return False
    return text.plain[at - 2 : at - 1].isalnum() and text.plain[at : at + 1].islower()


def _around(low: str, start: int, end: int) -> str:
    return low[max(0, start - 60) : end]


def _alone(low: str, mention: Mention) -> bool:
    """Whether a date stands alone on its line, as letters are dated, or closes the text behind a name."""
    left, right = max(0, mention.start - _PAGE), mention.end + _PAGE
    line_start = max(low.rfind("\n", left, mention.start) + 1, left)
    line_end = low.find("\n", mention.end, right)
    before = low[line_start : mention.start].strip(" ,.()|-")
    after = low[mention.end : line_end if line_end >= 0 else right].strip(" ,.()|-")
    if (
        before
        and not before.endswith(("!", "?", "。"))
        and len(_SENTENCE.split(before)[-1] or "") > _SIGNATURE
    ):
        return False
    return not after and (not before or not low[mention.end : right].strip(" ,.()|-\n"))
