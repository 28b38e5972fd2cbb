"""The voice of a letter (行文): one statement at a time, said in the letter's language and in Chinese from the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from appealdesk.core.argument import Argument
from appealdesk.core.case import Short
from appealdesk.core.evidence import Exhibit
from appealdesk.core.grounds import Citation
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.evidence_place import naming, places_in
from appealdesk.core.letter.format import Formatter, offset
from appealdesk.core.letter.formatters import formatter_for
from appealdesk.core.letter.letter import Cite, Origin, Statement
from appealdesk.core.letter.month_names import MONTHS
from appealdesk.core.letter.spot import line_of
from appealdesk.core.local_time import LOCAL, SAID, is_day, is_local
from appealdesk.core.place import Place
from appealdesk.core.vocabulary import UnknownCodeError
from appealdesk.core.wording import Wording

READING = "zh"
UNSPACED = frozenset({"ja", "zh", "zh-TW"})
_WIDE = r"[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff60]"
# What is left of a line break inside Japanese text; in Chinese some set a space before and behind a day.
_BROKEN = re.compile(rf"(?<={_WIDE})\s+(?={_WIDE})")
_ISO = re.compile(
    r"(?<![\d-])(?P<d>\d{4}-\d{2}-\d{2})(?!-?\d)(?:[ T](?P<t>\d{2}:\d{2})(?: (?P<z>UTC(?:[+-]\d{2}:\d{2})?|local\b))?)?"
)
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}, 20\d\d\b")
_QUOTED = re.compile(r"(“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」)")
_STOPS = (".", "。", "!", "?", "？")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit, written as each language does."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Month:
    """The month of a day, where no more is known."""

    day: date


@dataclass(frozen=True, slots=True)
class Term:
    """A few words (a role, a rhythm): by language, or written once and translated where the pack knows them."""

    word: Short


@dataclass(frozen=True, slots=True)
class Voice:
    """Says clauses in the letter's language and in Chinese; holds nothing but what it was handed."""

    argument: Argument
    book: ClauseBook
    language: str
    formatters: Mapping[str, Formatter]

    @classmethod
    def of(cls, argument: Argument, book: ClauseBook, language: str) -> Voice:
        """Build the voice with the house's own formatters."""
        languages = dict.fromkeys((language, READING))
        marketplace = argument.case.marketplace or argument.reading.marketplace or _country(argument)
        return cls(argument, book, language, {code: formatter_for(code, marketplace) for code in languages})

    def words(self, key: str, **slots: object) -> Wording:
        """Say a clause in every language of the letter, without a citation."""
        return Wording.of(
            {
                code: self.book.of(code).say(
                    key, **{name: self.spoken(value, code) for name, value in slots.items()}
                )
                for code in self.formatters
            }
        )

    def say(
        self, key: str, origins: Sequence[Origin], cites: Sequence[Cite] = (), **slots: object
    ) -> Statement:
        """Say a clause as a statement of the letter."""
        return self.quote(key, self.words(key, **slots), origins, cites, derived=_counts(slots.values()))

    def quote(
        self,
        key: str,
        words: Wording,
        origins: Sequence[Origin],
        cites: Sequence[Cite] = (),
        *,
        derived: Sequence[str] = (),
    ) -> Statement:
        """Take words that somebody else wrote (plan, ground) into the letter, with days as its language writes them."""
        texts = {code: self._cited(self.native(words, code), cites, code) for code in self.formatters}
        return Statement(key, Wording.of(texts), tuple(origins), tuple(cites), tuple(derived))

    def native(self, words: Wording, code: str) -> str:
        """Return words with their days written as the language does; ids and numbers stay untouched."""
        said = words.say(code).strip()
        # What stands in quotation marks is somebody else's, in his own way of writing days.
        text = "".join(
            part if _QUOTED.fullmatch(part) else _ISO.sub(lambda match: self._written(match, code), part)
            for part in _QUOTED.split(said)
        )
        return _BROKEN.sub("", text) if code == "ja" else text

    def spoken(self, value: object, code: str) -> str:
        """Write one value in one language."""
        formatter = self.formatters[code]
        match value:
            case Wording():
                return self.native(value, code)
            case Amount():
                return formatter.amount(value.value, value.unit)
            case Month():
                return formatter.month(value.day)
            case Term():
                word = value.word
                return self.native(word, code) if isinstance(word, Wording) else self.book.of(code).term(word)
            case datetime():
                return self._moment(value, code)
            case date():
                return formatter.day(value)
            case tuple() | list():
                return formatter.series([self.spoken(item, code) for item in value])
        return str(value)

    def cite(self, file: str | None, place: Place | None = None) -> tuple[Cite, ...]:
        """Cite a file of the folder, or nothing where it is no exhibit."""
        exhibit = self.argument.case.exhibit_for(file) if file else None
        return (Cite(exhibit.number, self.located(place or Place(exhibit.file))),) if exhibit else ()

    def placed(self, file: str | None, words: Wording, named: Sequence[str] = ()) -> tuple[Cite, ...]:
        """Cite a file where it carries these words best, and at each line that names one of the ids."""
        if not file:
            return ()
        case = self.argument.case
        each = tuple(place for id_ in named for place in naming(case, file, id_, words.say(self.language)))
        best = () if each else sorted(places_in(case, file, words.say(self.language)), key=_where)
        places = dict.fromkeys([*each, *best])
        return tuple(dict.fromkeys(c for place in places or [None] for c in self.cite(file, place)))

    def located(self, place: Place) -> Place:
        """Give a spot inside a structured file its line, which is what the printed exhibit shows."""
        if place.spot is None or place.line is not None:
            return place
        text = next((sheet.text for sheet in self.argument.case.sheets if sheet.file == place.file), "")
        return replace(place, line=line_of(text, place.spot))

    def cites_of(self, citations: Iterable[Citation]) -> tuple[Cite, ...]:
        """Turn the citations of a ground into citations of the letter."""
        return tuple(dict.fromkeys(Cite(c.exhibit.number, self.located(c.place)) for c in citations))

    def metric(self, key: str, unit: str = "") -> Wording:
        """Name a metric or figure key, with its span of days where the notice gives several.

        A key that stands for a rate and for something else is named by its unit.
        """
        base, _, days = key.rpartition("_")
        if base and re.fullmatch(r"\d+d", days):
            return self.words("metric.span", metric=self.metric(base, unit), days=days[:-1])
        if f"metric.{key}.{unit}" in self.book.of(self.language).texts:
            return self.words(f"metric.{key}.{unit}")
        try:
            return self.named("metrics", self.argument.vocabulary.public("metrics", key))
        except UnknownCodeError:
            return Wording.of(en=key.replace("_", " "))

    def named(self, table: str, code: str) -> Wording:
        """Name a public code as the marketplace of the letter does. Raises `UnknownCodeError`."""
        vocabulary = self.argument.vocabulary
        name = vocabulary.kind(code).name if table == "kinds" else vocabulary.name(table, code)
        return self.book.named(self.language, table, code, name)

    def cites_text(self, cites: Sequence[Cite], code: str) -> str:
        """Write citations: exhibit in brackets, its place in words."""
        clauses = self.book.of(code)
        places: dict[int, list[Place]] = {}
        for cite in cites:
            places.setdefault(cite.number, []).append(cite.place)
        return clauses.say("cite.semicolon").join(
            clauses.say("cite.with_place" if spots else "cite.whole", number=number, place=spots)
            for number, spots in ((number, self.place_words(held, code)) for number, held in places.items())
        )

    def place_words(self, held: Sequence[Place], code: str) -> str:
        """Write places inside one file: pages, or lines, or entries; nothing for the whole file.

        A page stands without its lines: nobody can count those in a printed paper.
        """
        clauses, comma = self.book.of(code), self.book.of(code).say("cite.comma")
        pages = [place.page for place in held if place.page is not None]
        lines = [place.line for place in held if place.page is None and place.line is not None]
        bare = [place for place in held if place.page is None and place.line is None]
        entries = [entry for entry in map(entry_of, bare) if entry is not None]
        written = []
        for name, numbers in (("page", pages), ("line", lines), ("entry", entries)):
            once = list(dict.fromkeys(numbers))
            if once:
                key = f"place.{name}" if len(once) == 1 else f"place.{name}.many"
                written.append(clauses.say(key, **{name: comma.join(runs(once))}))
        return comma.join(written)

    def _moment(self, at: datetime, code: str) -> str:
        """Write a moment; where the paper prints no offset or no hour, neither does the letter."""
        if is_day(at):
            return self.formatters[code].day(at.date())
        text = self.formatters[code].moment(at)
        return text.replace(offset(at), SAID[code]) if is_local(at) else text

    def _cited(self, text: str, cites: Sequence[Cite], code: str) -> str:
        if not cites:
            return text
        stop = text[-1] if text.endswith(_STOPS) else ""
        cited = self.book.of(code).say("cite.brackets", cites=self.cites_text(cites, code))
        return f"{text[:-1] if stop else text}{cited}{stop}"

    def _written(self, match: re.Match[str], code: str) -> str:
        try:
            day = datetime.fromisoformat(match["d"] + "T" + (match["t"] or "00:00"))
        except ValueError:
            return match[0]
        if match["t"] and match["z"]:
            return self._moment(day.replace(tzinfo=_zone(match["z"])), code)
        tail = match[0][len(match["d"]) :]
        return self.formatters[code].day(day.date()) + tail


def _country(argument: Argument) -> str | None:
    """Where no marketplace is known: the one whose way of writing days the notice has."""
    text = "\n".join(notice.text for notice in argument.case.notices)
    return "US" if _MONTH_FIRST.search(text) else None


def _where(place: Place) -> tuple[int, int]:
    return place.page or 0, place.line or 0


def space(language: str) -> str:
    """Return what stands between two sentences of a language."""
    return "" if language in UNSPACED else " "


def in_a_row(parts: Iterable[str], language: str) -> str:
    """Put sentences behind each other, with a space where the language has one, and where a Latin stop would touch what follows.

    >>> in_a_row(["SOP v. 5.", "412 件"], "zh")
    'SOP v. 5. 412 件'
    """
    said = ""
    for part in parts:
        gap = space(language) or (" " if said[-1:] in {".", "!", "?"} else "")
        said += f"{gap}{part}" if said else part
    return said


def runs(numbers: Sequence[int]) -> list[str]:
    """Write numbers in their order, three and more that follow each other as a span.

    >>> runs([2, 3, 4, 9])
    ['2–4', '9']
    """
    held: list[list[int]] = []
    for number in numbers:
        if held and number == held[-1][-1] + 1:
            held[-1].append(number)
        else:
            held.append([number])
    long = 3
    return [
        part
        for run in held
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) >= long else [str(number) for number in run])
    ]


def entry_of(place: Place) -> int | None:
    """Return which entry of a structured file a place points at, counted from 1 as people count."""
    found = re.findall(r"\[(\d+)\]", place.spot or "")
    return int(found[-1]) + 1 if found else None


def exhibit_cites(exhibits: Iterable[Exhibit]) -> tuple[Cite, ...]:
    """Cite whole exhibits."""
    return tuple(Cite(exhibit.number, Place(exhibit.file)) for exhibit in exhibits)


def _zone(text: str) -> timezone:
    if text == "UTC":
        return UTC
    if text == LOCAL:
        return timezone(timedelta(0), LOCAL)
    sign = -1 if text[3] == "-" else 1
    hours, minutes = text[4:].split(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))


def _counts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values if isinstance(value, int))
