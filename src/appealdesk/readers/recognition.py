"""The recognition packs (识别规则包) as core values: what words, formats and cues the engine knows.

Documents come parsed from the cache; each phrase is folded as texts are folded, and compiled only when a text asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from appealdesk.core.errors import Fault
from appealdesk.core.evidence import all_of
from appealdesk.core.minimum import Minimum
from appealdesk.core.reading import Remark
from appealdesk.core.recognition.dates import DateWords
from appealdesk.core.recognition.deadline import DeadlineWords
from appealdesk.core.recognition.figures import Amount, FigureWords
from appealdesk.core.recognition.identifiers import IdFormat, IdWords
from appealdesk.core.recognition.knowledge import IssueType, Knowledge, Places, Senders, Thresholds
from appealdesk.core.recognition.literals import needed_literals
from appealdesk.core.recognition.patterns import Group, Pattern, compiled
from appealdesk.core.recognition.rate_roles import Metric, RateWords
from appealdesk.core.recognition.spans import SpanWords
from appealdesk.core.recognition.text import Folding
from appealdesk.core.recognition.voice import Voice
from appealdesk.core.wording import Wording
from appealdesk.readers import pack_store

ISSUES = "recognition/issues"
NAMES = (
    "simplified", "languages", "kinds", "phishing", "platforms", "marketplaces", "ids", "calendar", "deadlines",
    "figures", "rates", "history", "screening", "scenarios", "engine", "verdicts", "voices",
)  # fmt: skip
MINIMUM = "checklists/minimum.yaml"


@cache
def knowledge() -> Knowledge:
    """Return everything recognition knows. Raises `PackError` with every fault of the files."""
    folder, home = _folder(), pack_store.home()
    cache = home / "literals.json" if home else None
    needs = pack_store.kept_in(cache, folder.digest)
    if needs is not None:
        return knowledge_of(folder.documents, needs)
    found: dict[str, list[str]] = {}
    made = knowledge_of(folder.documents, found)
    pack_store.keep_in(cache, folder.digest, found)
    return made


@cache
def minimum() -> Minimum:
    """Return the requirement trees by issue type and scenario."""
    document = _documents()[MINIMUM]
    trees = {
        table: {str(code): all_of(*kinds) for code, kinds in document[table].items()} for table in document
    }
    return Minimum(trees["issues"], trees["scenarios"])


def verdict(code: str) -> tuple[Wording, Wording]:
    """Return reason and next step of a screening code."""
    said = _documents()["recognition/verdicts.yaml"]["verdicts"][code]
    return Wording.of(said["reason"]), Wording.of(said["next_step"])


def remark(code: str, **words: str) -> Remark:
    """Return a remark with its words filled in."""
    said = _documents()["recognition/verdicts.yaml"]["remarks"][code]
    return Remark(code, Wording.of({language: text.format(**words) for language, text in said.items()}))


def usual_sales() -> int:
    """Return the monthly sales in USD below which the case size is remarked on."""
    return int(_documents()["recognition/engine.yaml"]["usual_sales"])


def _documents() -> pack_store.Documents:
    return _folder().documents


@cache
def _folder() -> pack_store.Folder:
    issues = sorted(path.name for path in (pack_store.ROOT / ISSUES).glob("*.yaml"))
    names = [
        *(f"recognition/{name}.yaml" for name in NAMES),
        *(f"{ISSUES}/{name}" for name in issues),
        MINIMUM,
    ]
    home = pack_store.home()
    return pack_store.read(names, faults, cache=home / "recognition.json" if home else None)


class _Folded:
    """Builds patterns through one folding, so that data is written as people write."""

    def __init__(self, folding: Folding, needs: dict[str, list[str]]) -> None:
        self.folding = folding
        self.needs = needs

    def one(self, source: str) -> Pattern:
        low = self.folding.low(source).replace("(?p<", "(?P<")
        if low not in self.needs:
            self.needs[low] = list(needed_literals(low))
        return Pattern(low, tuple(self.needs[low]))

    def many(self, sources: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(self.one(source) for source in sources)

    def any_of(self, sources: Iterable[str]) -> tuple[Pattern, ...]:
        """Many cues as one pattern: a place is looked at once."""
        return (self.one("|".join(sources)),)

    def group(self, code: str, row: dict[str, Any]) -> Group:
        return Group(
            code,
            float(row["weight"]),
            self.many(row["any"]),
            self.many(row.get("unless", ())),
            frozenset(row.get("on", ())),
            row.get("basis", "constructed"),
            self.many(row.get("never_after", ())),
        )

    def groups(self, rows: Iterable[dict[str, Any]]) -> tuple[Group, ...]:
        return tuple(self.group(str(row["code"]), row) for row in rows)


def knowledge_of(documents: pack_store.Documents, needs: dict[str, list[str]] | None = None) -> Knowledge:
    """Build the knowledge from parsed documents. `needs` are literals by pattern, filled with those that are not known yet."""
    pages = {name: documents[f"recognition/{name}.yaml"] for name in NAMES}
    traditional, simplified = (
        "".join(pages["simplified"][key].split()) for key in ("traditional", "simplified")
    )
    folding = Folding(dict(zip(traditional, simplified, strict=True)))
    folded = _Folded(folding, {} if needs is None else needs)
    issues = [document for name, document in documents.items() if name.startswith(f"{ISSUES}/")]
    return Knowledge(
        folding=folding,
        small_words={
            language: frozenset(folding.low(word) for word in words)
            for language, words in pages["languages"]["small_words"].items()
        },
        traditional=frozenset(traditional),
        kinds=folded.groups(pages["kinds"]["groups"]),
        personal=folded.many(pages["kinds"]["personal"]),
        phishing=folded.groups(pages["phishing"]["groups"]),
        senders=Senders(
            *(tuple(pages["phishing"]["senders"][key]) for key in ("genuine", "brands", "free_mail"))
        ),
        platforms=folded.groups(pages["platforms"]["groups"]),
        others=tuple(
            Group(f"other:{name}", 6.5, folded.many(words))
            for name, words in pages["platforms"]["others"].items()
        ),
        places=_places(folded, pages["marketplaces"]),
        ids=_ids(folded, pages["ids"]),
        issues=tuple(_issue(folded, document) for document in issues),
        figures=_figures(folded, pages["figures"], _rates(folded, pages["rates"], issues)),
        dates=_dates(folding, pages["calendar"]),
        spans=_spans(folding, pages["calendar"]),
        deadline=_deadlines(folded, pages["deadlines"]),
        history=folded.many(_within_sentence(tell) for tell in pages["history"]["tells"]),
        history_in_story=folded.many(_within_sentence(tell) for tell in pages["history"]["in_story"]),
        no_history=folded.many(pages["history"]["denies"]),
        others_history=folded.many(pages["history"]["others"]),
        screening=folded.groups(pages["screening"]["groups"]),
        disowned=folded.many(pages["screening"]["disowned"]),
        scenarios=folded.groups(pages["scenarios"]["groups"]),
        scenario_priors={
            key: {str(code): float(weight) for code, weight in priors.items()}
            for key, priors in pages["scenarios"]["priors"].items()
        },
        scenario_instead={
            issue: {str(code): str(other) for code, other in codes.items()}
            for issue, codes in pages["scenarios"]["instead"].items()
        },
        scenario_only={str(code): frozenset(issues) for code, issues in pages["scenarios"]["only"].items()},
        kind_voice=_voice(pages["voices"], "kind"),
        issue_voice=_voice(pages["voices"], "issue_type"),
        mute=frozenset(pages["voices"]["mute"]),
        thresholds=Thresholds(**{key: float(value) for key, value in pages["engine"]["thresholds"].items()}),
    )


def _voice(page: dict[str, Any], question: str) -> Voice:
    """Turn the table round: it is written by code and weight, and asked by feature. An underscore stands for a space."""
    weights: dict[str, dict[str, float]] = {}
    codes = page["voices"][question]["codes"]
    for code, heard in codes.items():
        for weight, listed in heard["words"].items():
            for name in listed:
                weights.setdefault(name.replace("_", " "), {})[code] = float(weight)
    bias = {code: float(heard["bias"]) for code, heard in codes.items()}
    return Voice(bias, weights)


def _within_sentence(source: str) -> str:
    """Let a gap end with its sentence: what was told before a full stop is another story."""
    return source.replace(".{", "[^.!?。!?;;\\n]{")


def _places(folded: _Folded, page: dict[str, Any]) -> Places:
    weights = {kind: float(weight) for kind, weight in page["weights"].items()}
    marketplaces = page["marketplaces"]
    return Places(
        groups=tuple(
            group
            for code, place in marketplaces.items()
            for group in _place(folded, code, place, weights, page["beside"])
        ),
        short={code: tuple(place["codes"]) for code, place in marketplaces.items()},
        beside=folded.many(page["beside"]),
        prefixes=tuple((place, platform, source) for place, platform, source in page["prefixes"]),
        language_home=page["language_home"],
        reads=page["reads"],
        home=page["home"],
        zones=page["zones"],
        elsewhere=folded.many(page["elsewhere"]),
        told_elsewhere=folded.many(page["told_elsewhere"]),
        of_others=folded.many(page["of_others"]),
        counts_in=page["counts_in"],
        in_chinese=page["in_chinese"],
        name_weight=weights["name"],
        currency_weight=weights["currency"],
    )


_SITE = r"\s?(?:站点?|店铺?|本土店?|区|市场|賣場|卖场|サイト|site\b|marketplace|market\b|store\b|shop\b|seller|storefront|account)"


def _place(
    folded: _Folded, code: str, place: dict[str, Any], weights: dict[str, float], beside: list[str]
) -> Iterator[Group]:
    names = [f"(?:{name})" for name in place.get("names", ())]
    if names:
        yield Group(code, weights["site"], folded.many(f"{name}{_SITE}" for name in names))
        platform = "|".join(beside)
        yield Group(code, weights["beside"], folded.many((f"(?:{platform}) (?:{'|'.join(names)})",)))
        yield Group(code, weights["name"], folded.many(names))
    for kind in ("currency", "zone", "carrier"):
        if place.get(kind):
            sources = (re.sub(r"(?<!\\)\$(?!\))", r"\$", source) for source in place[kind])
            yield Group(code, weights[kind], folded.many(sources), capitals=kind == "zone")
    if place.get("domains"):
        yield Group(code, weights["domain"], folded.many(place["domains"]))


def _ids(folded: _Folded, page: dict[str, Any]) -> IdWords:
    return IdWords(
        labels=tuple(
            (kind, folded.one(label)) for kind, labels in page["labels"].items() for label in labels
        ),
        formats=tuple(
            IdFormat(
                row["kind"],
                row["source"],
                frozenset(row.get("platforms", ())),
                bool(row.get("labelled")),
                bool(row.get("sure")),
            )
            for row in page["formats"]
        ),
    )


def _issue(folded: _Folded, document: dict[str, Any]) -> IssueType:
    code = document["issue_type"]
    names = [name for names in document.get("names", {}).values() for name in names]
    named = (Group(code, 4.0, folded.many(names)),) if names else ()
    return IssueType(
        code=code,
        notice=(*named, *(folded.group(code, row) for row in document.get("notice", ()))),
        story=tuple(folded.group(code, row) for row in document.get("story", ())),
        figures=frozenset(document.get("figures", ())),
        becomes=document.get("becomes", {}),
        yields_to=frozenset(document.get("yields_to", ())),
        role=document.get("role", "any"),
    )


def _figures(folded: _Folded, page: dict[str, Any], rates: RateWords) -> FigureWords:
    return FigureWords(
        rates=rates,
        amounts=tuple(Amount(row["key"], row["unit"], folded.many(row["any"])) for row in page["amounts"]),
        money=tuple((key, folded.many(cues)) for key, cues in page["money"].items()),
        currencies=tuple((folded.folding.low(sign), code) for sign, code in page["currencies"]),
        in_chinese=tuple((folded.folding.low(sign), code) for sign, code in page["in_chinese"]),
        of_china=folded.many(page["of_china"]),
        of_japan=folded.many(page["of_japan"]),
        otherwise=folded.many(page["otherwise"]),
        bound_before=folded.any_of(page["bound_before"]),
        allowed_before=folded.any_of(page["allowed_before"]),
        each_before=folded.any_of(page["each_before"]),
        each_after=folded.any_of(page["each_after"]),
        in_all_before=folded.any_of(page["in_all_before"]),
        in_all_after=folded.any_of(page["in_all_after"]),
        in_words={folded.folding.low(word): int(count) for word, count in page["in_words"].items()},
    )


def _rates(folded: _Folded, page: dict[str, Any], issues: list[dict[str, Any]]) -> RateWords:
    named = [
        Metric(
            document["issue_type"],
            folded.many(name for names in document["names"].values() for name in names),
        )
        for document in issues
        if document.get("names")
    ]
    more = [Metric(key, folded.many(names)) for key, names in page["names"].items() if names]
    cues: dict[str, Any] = {key: folded.any_of(page[key]) for key in page if key not in {"names", "windows"}}
    return RateWords(metrics=(*named, *more), windows=folded.many(page["windows"]), **cues)


def _dates(folding: Folding, page: dict[str, Any]) -> DateWords:
    return DateWords(
        months={folding.low(name): int(month) for month, names in page["months"].items() for name in names},
        zones={folding.low(name): zone for name, zone in page["zones"].items()},
        month_first=frozenset(page["month_first"]),
    )


def _spans(folding: Folding, page: dict[str, Any]) -> SpanWords:
    return SpanWords(
        numbers={folding.low(word): int(number) for word, number in page["numbers"].items()},
        units={folding.low(word): unit for unit, words in page["units"].items() for word in words},
    )


def _deadlines(folded: _Folded, page: dict[str, Any]) -> DeadlineWords:
    cues: dict[str, Any] = {key: folded.many(page[key]) for key in page if key != "events"}
    cues["events"] = tuple((event, folded.many(words)) for event, words in page["events"].items())
    return DeadlineWords(**cues)


def faults(documents: pack_store.Documents) -> list[Fault]:
    """Return every phrase that is no pattern, is not in lower case, or would slow a long text down."""
    found: list[Fault] = []
    for name, document in documents.items():
        if name == MINIMUM or name.endswith(("ids.yaml", "simplified.yaml", "marketplaces.yaml")):
            continue
        for source in _sources(document):
            found.extend(_pattern_faults(name, source))
    return found


_LISTS = frozenset(
    {
        "any",
        "unless",
        "never_after",
        "tells",
        "in_story",
        "personal",
        "denies",
        "limit",
        "limit_before",
        "limit_after",
        "limit_of",
        "own",
        "breach",
        "passed_over_before",
        "disowned",
        "passed_over_after",
        "earlier_before",
        "earlier_after",
        "moved_from",
        "moved_to",
        "in_turn",
        "unlisted",
    }
)


def _sources(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _sources(one, inner)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, str) and key in _LISTS:
                yield one
            elif isinstance(one, dict):
                yield from _sources(one)


def _pattern_faults(name: str, source: str) -> Iterator[Fault]:
    if re.search(r"[A-Z]", source.replace("(?P<", "")):
        yield Fault(
            f"{name}: {source}", "It holds a capital, which no folded text has.", "Write it in lower case."
        )
    if re.search(r"[*+]\)[*+]|\.[*+]", source):
        yield Fault(f"{name}: {source}", "It may run on without end.", "Bound it, as in `.{0,40}`.")
    try:
        compiled(source)
    except re.error as error:
        yield Fault(f"{name}: {source}", f"It is no pattern: {error}.", "Mend it.")
