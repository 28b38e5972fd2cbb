"""The engine (识别引擎): applies what is known to the texts of a case, field after field, and keeps the words of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Words
from appealdesk.core.reading import Figure, NoticeDeadline
from appealdesk.core.recognition import whereabouts
from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.figures import FoundFigure, find_figures, keyed, unnamed_figure
from appealdesk.core.recognition.history import prior_history
from appealdesk.core.recognition.identifiers import FoundId, find_ids
from appealdesk.core.recognition.issue import IssueFound, issue_types
from appealdesk.core.recognition.kind import KindFound, message_kind
from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.language import language_of
from appealdesk.core.recognition.patterns import Hit, any_in, hits, totals
from appealdesk.core.recognition.quoting import overtaken
from appealdesk.core.recognition.scenario import Causes, scenario_weights
from appealdesk.core.recognition.spans import Spans
from appealdesk.core.recognition.text import LONGEST, Text
from appealdesk.core.screening import IN_FORCE

Ranked = tuple[tuple[str, float], ...]
MANY_REVIEWS = 5
_MONTH_FIRST = frozenset({"zh", "zh-TW", "ja"})
_PLATFORMS_OWN = frozenset(
    {"invites_appeal", "names_appeal", "sanction", "no_appeal", "appeal_in_doubt", "court"}
)
_ADDRESSED = frozenset({"sanction", "invites_appeal", "no_appeal", "exhausted", "court"})
_SELLERS_OWN = frozenset({"asks_forgery", "harmless", "denies_kind", "expert_told"})
_SHUT = frozenset({"no_appeal", "exhausted", "appeal_in_doubt"})
# A rate of claims is a metric, not a claim that is open.
_RATES = frozenset({"inr_rate", "inad_rate", "a_to_z_rate", "chargeback_rate"})
_HIGHER_IS_BETTER = frozenset({"vtr", "otdr", "response_time", "account_health_rating", "sfp"})
# A currency, zone or carrier implies a marketplace; where nothing is to be judged only one that is told counts.
_TOLD = 2.5
_DISOWNED = 24
_CLAUSE = re.compile(r"[.!?;:。!?;:,,\n]")
_LOSSES = frozenset({"penalty_points", "fine_amount", "funds_held"})


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
    dated: date | datetime | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is seen in the texts whatever kind of message they are."""

    notices: tuple[Text, ...]
    story: Text | None
    platform: str | None
    platforms: tuple[Hit, ...]
    ids: tuple[FoundId, ...]
    figures: tuple[FoundFigure, ...]
    issues: IssueFound
    said: tuple[Hit, ...]

    @property
    def measured(self) -> frozenset[str]:
        """Keys that have a figure; many reviews at once are a measure of their own."""
        many = any(one.key == "reviews" and one.figure.value >= MANY_REVIEWS for one in self.figures)
        return frozenset(one.key for one in self.figures) | ({"reviews_many"} if many else frozenset())

    @property
    def kept(self) -> frozenset[str]:
        """Keys whose figures all keep to their thresholds."""
        beyond = {one.key for one in self.figures if _beyond(one.key, one.figure)}
        return frozenset(one.key for one in self.figures) - beyond

    @property
    def broken(self) -> frozenset[str]:
        """Keys of which a figure lies on the wrong side of its threshold."""
        held = (one for one in self.figures if one.figure.threshold is not None)
        return frozenset(one.key for one in held if _beyond(one.key, one.figure))


def _beyond(key: str, figure: Figure) -> bool:
    """Whether a figure lies on the wrong side of its threshold; one without a threshold counts as beyond."""
    if figure.threshold is None:
        return True
    return figure.value < figure.threshold if key in _HIGHER_IS_BETTER else figure.value > figure.threshold


def recognise(knowledge: Knowledge, material: Material) -> Recognised:
    """Read a case. Never raises on any text; what stays below its threshold is None with candidates beside it."""
    seen = _look(knowledge, material)
    files = {text.file for text in seen.notices}
    own = bool(seen.figures) or any(one.words.place.file in files for one in seen.ids)
    firm = own or _addressed(seen)
    kind = message_kind(
        knowledge, seen.notices, material.notices, seen.story, _signals(seen), own=own, firm=firm
    )
    if kind.kind != "enforcement":
        return _no_notice(knowledge, material, seen, kind)
    language, story_language = _languages(knowledge, seen)
    place, places = _marketplace(knowledge, material, seen, language or story_language)
    zone = knowledge.places.zone_of(place, seen.platform, language)
    context = DateContext(material.today, place, zone, language in _MONTH_FIRST)
    reader = DeadlineReader(knowledge.deadline, Dates(knowledge.dates), Spans(knowledge.spans))
    seen = _with_open_doors(seen, reader)
    best = seen.issues.best
    issue_type = best[0] if best and best[1] >= knowledge.thresholds.issue_type else None
    deadline, day = _times(reader, seen, context, material)
    prior = prior_history(knowledge, seen.notices, seen.story)
    causes = Causes(issue_type, seen.platform, material.kinds, seen.measured)
    scenarios, told = scenario_weights(knowledge, seen.notices, seen.story, causes)
    return Recognised(
        kind=kind.kind,
        platform=seen.platform,
        marketplace=place,
        issue_type=issue_type,
        secondary=seen.issues.secondary if issue_type else (),
        ids=seen.ids,
        figures=_merged(seen.figures),
        deadline=deadline,
        language=language,
        story_language=story_language,
        prior=tuple(dict.fromkeys(hit.words for hit in prior)),
        said=_said(knowledge, seen),
        scenarios=scenarios,
        candidates=_candidates(kind, seen.platforms, places, seen.issues),
        spans=_spans(kind, seen, places, deadline, prior, told),
        dated=day,
        cut=any(len(one.text) > LONGEST for one in material.notices),
    )


def _look(knowledge: Knowledge, material: Material) -> _Seen:
    notices = tuple(text for one in material.notices for text in _texts_of(knowledge, one) if text)
    story = knowledge.folding.text(material.story.file, material.story.text) if material.story else None
    texts = tuple(text for text in (*notices, story) if text)
    platforms = whereabouts.platform_hits(knowledge, notices, story)
    platform = material.platform or _best(totals(platforms), knowledge.thresholds.platform)
    figures = _figures(knowledge, notices, platform)
    seen = _Seen(
        notices,
        story,
        platform,
        platforms,
        find_ids(knowledge.ids, texts, platform),
        figures,
        IssueFound((), (), ()),
        hits(knowledge.screening, texts, platform),
    )
    files = {text.file for text in notices}
    itemised = any(one.kind in {"asin", "item"} and one.words.place.file in files for one in seen.ids)
    issues = issue_types(
        knowledge, notices, story, platform, seen.measured, seen.kept, seen.broken, itemised=itemised
    )
    return replace(seen, issues=issues, figures=figures or _unnamed(knowledge, notices, issues))


def _unnamed(knowledge: Knowledge, notices: tuple[Text, ...], issues: IssueFound) -> tuple[FoundFigure, ...]:
    """A rate under a name that no pack knows is that of the metric the notice is about."""
    best = issues.best
    if best is None or best[1] < knowledge.thresholds.issue_type:
        return ()
    keys = next((one.figures for one in knowledge.issues if one.code == best[0]), frozenset())
    found = (unnamed_figure(knowledge.figures, text, keys) for text in notices)
    return tuple(one for one in found if one)[:1]


def _texts_of(knowledge: Knowledge, notice: Notice) -> tuple[Text, ...]:
    """The body first; then what the head of a mail says of sender and subject."""
    head = "\n".join(line for line in (notice.subject, notice.sender) if line and line not in notice.text)
    return tuple(knowledge.folding.text(notice.file, text) for text in (notice.text, head))


def _signals(seen: _Seen) -> float:
    """How much the rest of the reading speaks for a notice about this very seller."""
    own = {text.file for text in seen.notices}
    said = {hit.code for hit in seen.said if hit.text.file in own}
    return (
        2.0 * any(hit.text.file in own for hit in seen.issues.hits)
        + 2.5 * any(one.figure.threshold is not None for one in seen.figures)
        + 2.0 * any(one.words.place.file in own for one in seen.ids)
        + 2.0 * ("sanction" in said)
        + 1.5 * ("invites_appeal" in said)
    )


def _with_open_doors(seen: _Seen, reader: DeadlineReader) -> _Seen:
    """Leave out what shuts the door only on an appeal that comes too late."""
    closings = {id(text): reader.closings(text) for text in seen.notices}
    return replace(
        seen,
        said=tuple(
            hit
            for hit in seen.said
            if hit.code not in _SHUT
            or not any(start <= hit.start < end for start, end in closings.get(id(hit.text), ()))
        ),
    )


def _addressed(seen: _Seen) -> bool:
    """Whether something was done to this seller, is asked of him, or is claimed against him."""
    best = seen.issues.best
    asked = {hit.code for hit in seen.said if hit.text is not seen.story} & _ADDRESSED
    return bool(asked) or (best is not None and best[0] in IN_FORCE)


def _no_notice(knowledge: Knowledge, material: Material, seen: _Seen, kind: KindFound) -> Recognised:
    """A message that is no notice keeps platform and a marketplace that is told; an imitation not even these."""
    imitation = kind.kind == "phishing"
    language, story_language = _languages(knowledge, seen)
    place, places = _marketplace(knowledge, material, seen, language or story_language)
    told = any(hit.weight >= _TOLD or kind.kind == "question_only" for hit in places)
    if not (told or material.marketplace):
        place = None
    return Recognised(
        kind=kind.kind,
        platform=material.platform if imitation else seen.platform,
        marketplace=material.marketplace if imitation else place,
        issue_type=None,
        secondary=(),
        ids=seen.ids if kind.kind == "question_only" else (),
        figures=(),
        deadline=NoticeDeadline(),
        language=language,
        story_language=story_language,
        prior=(),
        said=_said(knowledge, seen),
        scenarios=(),
        candidates=_candidates(kind, seen.platforms, places, None),
        spans=_spans(kind, seen, places, NoticeDeadline(), (), ()),
    )


def _said(knowledge: Knowledge, seen: _Seen) -> frozenset[str]:
    """Codes for screening. An invitation or sanction counts where the platform wrote it, not where the seller tells of it."""
    platforms, sellers = _by_speaker(knowledge, seen)
    codes = (platforms - _SELLERS_OWN) | (sellers - _PLATFORMS_OWN)
    if "high_risk" in platforms:
        codes.add("high_risk_named")
        codes -= {"high_risk"} - sellers
    if any(one.key in _LOSSES and not _foretold(knowledge, seen, one) for one in seen.figures):
        codes.add("sanction")
    if _RATES & seen.measured and not any(one.kind == "order" for one in seen.ids):
        codes.add("rate_only")
    return frozenset(codes)


def _foretold(knowledge: Knowledge, seen: _Seen, figure: FoundFigure) -> bool:
    """Whether a loss is only threatened: "you will receive 1 point if", "may be fined $20"."""
    cues = [group for group in knowledge.screening if group.code == "sanction"]
    texts = [text for text in seen.notices if text.file == figure.words.place.file]
    return any(group.conditional(text.low, figure.start) for group in cues for text in texts[:1])


def _by_speaker(knowledge: Knowledge, seen: _Seen) -> tuple[set[str], set[str]]:
    platforms = {hit.code for hit in seen.said if hit.text is not seen.story}
    told = (hit for hit in seen.said if hit.text is seen.story)
    return platforms, {
        hit.code for hit in told if not (hit.code == "high_risk" and _disowned(knowledge, hit))
    }


def _disowned(knowledge: Knowledge, hit: Hit) -> bool:
    """Whether the seller names a risk only to say that his product is none, or what it was taken for."""
    before = hit.text.low[max(0, hit.start - _DISOWNED) : hit.start]
    return any_in(knowledge.disowned, _CLAUSE.split(before)[-1])


def _languages(knowledge: Knowledge, seen: _Seen) -> tuple[str | None, str | None]:
    return _language(knowledge, seen.notices), _language(knowledge, (seen.story,) if seen.story else ())


def _language(knowledge: Knowledge, texts: Iterable[Text]) -> str | None:
    found = (language_of(text, knowledge.small_words, knowledge.traditional) for text in texts if text)
    return next((one for one in found if one), None)


def _marketplace(
    knowledge: Knowledge, material: Material, seen: _Seen, language: str | None
) -> tuple[str | None, tuple[Hit, ...]]:
    found = whereabouts.marketplace_hits(knowledge, seen.notices, seen.story, seen.platform)
    if material.marketplace:
        return material.marketplace, found
    best = _best(totals(found), knowledge.thresholds.marketplace)
    return best or whereabouts.home_of(knowledge, seen.platform, language, found), found


def _best(weights: dict[str, float], threshold: float) -> str | None:
    """Return the heaviest code, unless it is too light or another weighs the same."""
    ranked = list(weights.items())
    if not ranked or ranked[0][1] < threshold or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _times(
    reader: DeadlineReader, seen: _Seen, context: DateContext, material: Material
) -> tuple[NoticeDeadline, date | datetime | None]:
    """Return the deadline, and the notice's own day."""
    sent = material.received or next((one.sent_at for one in material.notices if one.sent_at), None)
    shut = [hit for hit in seen.said if hit.code in _SHUT]
    read = [(text, reader.read(text, context, sent, seen.story)) for text in seen.notices]
    found = [one for text, one in read if one.kind != "none" and not overtaken(text, one.words, shut)]
    days = [day for text in seen.notices if (day := reader.dated(text, context, sent))]
    return (found[0] if found else NoticeDeadline()), (days[0] if days else None)


def _figures(
    knowledge: Knowledge, notices: tuple[Text, ...], platform: str | None
) -> tuple[FoundFigure, ...]:
    """Return the figures under the keys that the platform's issue types have."""
    names = {one.code: other for one in knowledge.issues if (other := one.becomes.get(platform or ""))}
    found = (one for text in notices for one in find_figures(knowledge.figures, text))
    return tuple(replace(one, key=names.get(one.key, one.key)) for one in found)


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
    seen: _Seen,
    places: tuple[Hit, ...],
    deadline: NoticeDeadline,
    prior: tuple[Hit, ...],
    told: tuple[Hit, ...],
) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    fields: dict[str, Iterable[Words]] = {
        "message_kind": (hit.words for hit in kind.hits),
        "platform": (hit.words for hit in seen.platforms),
        "marketplace": (hit.words for hit in places),
        "issue_type": (hit.words for hit in (*seen.issues.hits, *seen.issues.heard)),
        "ids": (one.words for one in seen.ids),
        "figures": (one.words for one in seen.figures),
        "deadline": (deadline.words,) if deadline.words else (),
        "prior": (hit.words for hit in prior),
        "screening": (hit.words for hit in seen.said),
        "scenario": (hit.words for hit in told),
    }
    return tuple((name, tuple(dict.fromkeys(words))) for name, words in fields.items())
