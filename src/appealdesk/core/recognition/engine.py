"""The engine (识别引擎): applies what is known to the texts of a case, field after field, and keeps the words of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Words
from appealdesk.core.reading import Figure, NoticeDeadline
from appealdesk.core.recognition import whereabouts
from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.figures import FoundFigure, find_figures, keyed
from appealdesk.core.recognition.history import prior_history
from appealdesk.core.recognition.identifiers import FoundId, find_ids
from appealdesk.core.recognition.issue import IssueFound, issue_types
from appealdesk.core.recognition.kind import KindFound, message_kind
from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.language import language_of
from appealdesk.core.recognition.patterns import Hit, hits, totals
from appealdesk.core.recognition.scenario import scenario_weights
from appealdesk.core.recognition.spans import Spans
from appealdesk.core.recognition.text import LONGEST, Text

Ranked = tuple[tuple[str, float], ...]
MANY_REVIEWS = 5


@dataclass(frozen=True, slots=True)
class Material:
    """What the engine reads: the notices, the story, the kinds of files at hand, and what the case states itself."""

    notices: tuple[Notice, ...]
    story: Story | None
    today: date
    kinds: frozenset[str] = frozenset()
    platform: str | None = None
    marketplace: str | None = None
    received: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised, before screening: every field with its candidates and the words behind it."""

    kind: str
    platform: str | None
    marketplace: str | None
    issue_type: str | None
    secondary: tuple[str, ...]
    ids: tuple[FoundId, ...]
    figures: tuple[tuple[str, Figure], ...]
    deadline: NoticeDeadline
    language: str | None
    story_language: str | None
    prior: tuple[Words, ...]
    said: frozenset[str]
    scenarios: Ranked
    candidates: tuple[tuple[str, Ranked], ...]
    spans: tuple[tuple[str, tuple[Words, ...]], ...]
    cut: bool = field(default=False)


def recognise(knowledge: Knowledge, material: Material) -> Recognised:
    """Read a case. Never raises on any text; what stays below its threshold is None with candidates beside it."""
    notices = tuple(text for one in material.notices if (text := _notice_text(knowledge, one)))
    story = knowledge.folding.text(material.story.file, material.story.text) if material.story else None
    texts = tuple(text for text in (*notices, story) if text)
    language = _language(knowledge, notices)
    story_language = _language(knowledge, (story,) if story else ())
    kind = message_kind(knowledge, notices, material.notices, story)
    platform, platforms = _platform(knowledge, material, notices, story, kind.kind)
    place, places = _marketplace(knowledge, material, notices, story, platform, language or story_language)
    if kind.kind == "phishing":
        place = None
    ids = find_ids(knowledge.ids, texts, platform) if kind.kind in {"enforcement", "question_only"} else ()
    context = DateContext(material.today, place, knowledge.places.zones.get(place or ""))
    notice_is_one = kind.kind == "enforcement"
    found = _figures(knowledge, notices, platform) if notice_is_one else ()
    issues = issue_types(knowledge, notices, story, platform, _measured(found)) if notice_is_one else None
    issue = issues.best if issues else None
    issue_type = issue[0] if issue and issue[1] >= knowledge.thresholds.issue_type else None
    deadline = _deadline(knowledge, notices, context, material) if notice_is_one else NoticeDeadline()
    prior = prior_history(knowledge, texts) if notice_is_one else ()
    said_by = hits(knowledge.screening, texts, platform)
    said = frozenset(hit.code for hit in said_by if not _story_only(hit, story))
    scenarios, scenario_hits = scenario_weights(knowledge, notices, story, issue_type, platform, material.kinds)
    return Recognised(
        kind=kind.kind,
        platform=platform,
        marketplace=place,
        issue_type=issue_type,
        secondary=issues.secondary if issues and issue_type else (),
        ids=ids,
        figures=_merged(found),
        deadline=deadline,
        language=language,
        story_language=story_language,
        prior=tuple(dict.fromkeys(hit.words for hit in prior)),
        said=said,
        scenarios=scenarios if notice_is_one else (),
        candidates=_candidates(kind, platforms, places, issues),
        spans=_spans(kind, platforms, places, issues, ids, found, deadline, prior, said_by, scenario_hits),
        cut=any(len(one.text) > LONGEST for one in material.notices),
    )


def _notice_text(knowledge: Knowledge, notice: Notice) -> Text:
    """The subject and sender of a mail are read with its text, unless the text already begins with them."""
    return knowledge.folding.text(notice.file, notice.text)


def _story_only(hit: Hit, story: Text | None) -> bool:
    """An invitation, entry or sanction counts where the platform wrote it, not where the seller tells of it."""
    return hit.text is story and hit.code in {"invites_appeal", "entry_open", "no_appeal", "court"}


def _language(knowledge: Knowledge, texts: Iterable[Text]) -> str | None:
    found = (language_of(text, knowledge.small_words, knowledge.traditional) for text in texts if text)
    return next((one for one in found if one), None)


def _platform(
    knowledge: Knowledge, material: Material, notices: tuple[Text, ...], story: Text | None, kind: str
) -> tuple[str | None, tuple[Hit, ...]]:
    found = whereabouts.platform_hits(knowledge, notices, story)
    if material.platform:
        return material.platform, found
    if kind == "phishing":
        return None, found
    return _best(totals(found), knowledge.thresholds.platform), found


def _marketplace(
    knowledge: Knowledge,
    material: Material,
    notices: tuple[Text, ...],
    story: Text | None,
    platform: str | None,
    language: str | None,
) -> tuple[str | None, tuple[Hit, ...]]:
    found = whereabouts.marketplace_hits(knowledge, notices, story, platform)
    if material.marketplace:
        return material.marketplace, found
    best = _best(totals(found), knowledge.thresholds.marketplace)
    return best or whereabouts.home_of(knowledge, platform, language, found), found


def _best(weights: dict[str, float], threshold: float) -> str | None:
    """Return the heaviest code, unless it is too light or another weighs the same."""
    ranked = list(weights.items())
    if not ranked or ranked[0][1] < threshold or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _deadline(
    knowledge: Knowledge, notices: tuple[Text, ...], context: DateContext, material: Material
) -> NoticeDeadline:
    reader = DeadlineReader(knowledge.deadline, Dates(knowledge.dates), Spans(knowledge.spans))
    sent = material.received or next((one.sent_at for one in material.notices if one.sent_at), None)
    found = (reader.read(text, context, sent) for text in notices)
    return next((one for one in found if one.kind != "none"), NoticeDeadline())


def _figures(knowledge: Knowledge, notices: tuple[Text, ...], platform: str | None) -> tuple[FoundFigure, ...]:
    """Return the figures under the keys that the platform's issue types have."""
    names = {one.code: one.becomes[platform] for one in knowledge.issues if platform in one.becomes}
    found = (one for text in notices for one in find_figures(knowledge.figures, text))
    return tuple(replace(one, key=names.get(one.key, one.key)) for one in found)


def _measured(found: Iterable[FoundFigure]) -> frozenset[str]:
    """Keys that have a figure; many reviews at once are a measure of their own."""
    found = tuple(found)
    many = any(one.key == "reviews" and one.figure.value >= MANY_REVIEWS for one in found)
    return frozenset(one.key for one in found) | ({"reviews_many"} if many else frozenset())


def _merged(found: Iterable[FoundFigure]) -> tuple[tuple[str, Figure], ...]:
    firsts: dict[str, Figure] = {}
    for key, figure in keyed(found):
        firsts.setdefault(key, figure)
    return tuple(firsts.items())


def _share(weights: dict[str, float]) -> Ranked:
    total = sum(weights.values())
    return tuple((code, round(weight / total, 2)) for code, weight in weights.items()) if total else ()


def _candidates(
    kind: KindFound, platforms: tuple[Hit, ...], places: tuple[Hit, ...], issues: IssueFound | None
) -> tuple[tuple[str, Ranked], ...]:
    weighed = {
        "message_kind": dict(kind.weights),
        "platform": totals(platforms),
        "marketplace": totals(places),
        "issue_type": dict(issues.ranked) if issues else {},
    }
    return tuple((name, share) for name, weights in weighed.items() if (share := _share(weights)))


def _spans(
    kind: KindFound,
    platforms: tuple[Hit, ...],
    places: tuple[Hit, ...],
    issues: IssueFound | None,
    ids: tuple[FoundId, ...],
    figures: tuple[FoundFigure, ...],
    deadline: NoticeDeadline,
    prior: tuple[Hit, ...],
    said: tuple[Hit, ...],
    scenarios: tuple[Hit, ...],
) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    fields: dict[str, Iterable[Words]] = {
        "message_kind": (hit.words for hit in kind.hits),
        "platform": (hit.words for hit in platforms),
        "marketplace": (hit.words for hit in places),
        "issue_type": (hit.words for hit in (issues.hits if issues else ())),
        "ids": (one.words for one in ids),
        "figures": (one.words for one in figures),
        "deadline": (deadline.words,) if deadline.words else (),
        "prior": (hit.words for hit in prior),
        "screening": (hit.words for hit in said),
        "scenario": (hit.words for hit in scenarios),
    }
    return tuple((name, tuple(dict.fromkeys(words))) for name, words in fields.items())
