"""The end of a letter (结尾): what happened before, the policy in force, the one request, the exhibits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan, Prior
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import STATEMENT_KINDS
from appealdesk.core.letter.evidence_place import place_in
from appealdesk.core.letter.kind import kind_of, request_kind
from appealdesk.core.letter.letter import Cite, Origin, Passage, Section, Statement
from appealdesk.core.letter.matter import answered_day, concerned, measure_told, notice_day, rates
from appealdesk.core.letter.measures import joined
from appealdesk.core.letter.summary import RATES, ask_key, main_metric, request_object, subject_ids
from appealdesk.core.letter.voice import Amount, Month, Voice, exhibit_cites
from appealdesk.core.policy import Dated, Threshold, Window
from appealdesk.core.wording import Wording

SEVERAL = 2


def prior_section(voice: Voice) -> Iterator[Section]:
    """Yield earlier warnings, violations and appeals, each with what has changed since (L5)."""
    said = [_prior(voice, prior, number) for number, prior in enumerate(voice.argument.case.prior, 1)]
    if said:
        yield Section("prior", voice.words("heading.prior"), (Passage(tuple(said), bulleted=True),))


def policy_section(voice: Voice) -> Iterator[Section]:
    """Yield the policy that a ground rests on, or the target that the notice itself names."""
    said = [_policy(voice, dated) for dated in cited_rules(voice)]
    if said:
        yield Section("policy", voice.words("heading.policy"), (Passage(tuple(said), bulleted=True),))


def cited_rules(voice: Voice) -> tuple[Dated[Any], ...]:
    """Return the rules a letter may name: those of its grounds, and the metric's own where the notice agrees with it."""
    argument = voice.argument
    grounded = {ground.rule for ground in argument.grounds if ground.rule and _argued(ground.code, voice)}
    return tuple(
        dated
        for dated in argument.rules
        if _label(voice, dated).has(voice.language)
        and not isinstance(dated.value, Window)
        and (_agreed(voice, dated) or (dated.rule in grounded and not _differs(voice, dated)))
    )


def _targets(voice: Voice) -> set[Decimal]:
    return {figure.threshold for _, figure in rates(voice.argument) if figure.threshold is not None}


def _agreed(voice: Voice, dated: Dated[Any]) -> bool:
    """Whether the rule's threshold is the target that the notice names."""
    return isinstance(dated.value, Threshold) and dated.value.value in _targets(voice)


def _differs(voice: Voice, dated: Dated[Any]) -> bool:
    """Whether the notice names targets and the rule's threshold is none of them: the notice wins."""
    return isinstance(dated.value, Threshold) and bool(_targets(voice)) and not _agreed(voice, dated)


def request_section(voice: Voice) -> Section:
    """Ask for one thing, in the specialist's words where he gave them."""
    asked = request_kind(voice.argument.case, voice.argument.reading, kind_of(voice.argument, voice.book))
    origins = (Origin("request", asked), RATES, Origin("measure", measure_told(voice)))
    request = voice.argument.case.request
    if request is not None and request.text.languages:
        said = voice.quote("request", request.text, origins[:1])
    else:
        many = len(concerned(voice.argument))
        count = voice.words("count.order.one" if many == 1 else "count.order.many", count=many)
        words = voice.words(
            ask_key(voice, f"request.{asked}"),
            ids=subject_ids(voice),
            metric=main_metric(voice),
            count=count,
            object=request_object(voice),
            measure=_measure(voice),
        )
        said = voice.quote("request", words, origins, derived=[str(many)])
    return Section("request", voice.words("heading.request"), (Passage((said,)),))


def _measure(voice: Voice) -> Wording:
    """Say which measure is to be lifted, in the notice's own words where its reader reads them."""
    day = answered_day(voice)
    told = measure_told(voice)
    dated: dict[str, Any] = {"day": day} if day is not None else {}
    key = "measure" if day is not None else "measure.undated"
    return voice.words(f"{key}.quoted", words=told, **dated) if told else voice.words(key, **dated)


def exhibit_section(voice: Voice) -> Section:
    """List the exhibits with the numbers that the letter cites; the seller's own words only where something rests on them."""
    said = []
    for exhibit in voice.argument.case.exhibits:
        if exhibit.kind in STATEMENT_KINDS and exhibit.file not in _carrying(voice.argument):
            continue
        kind = voice.named("kinds", exhibit.kind)
        many = exhibit.pages is not None and exhibit.pages > 1
        note = _note(voice, exhibit)
        words = voice.words(
            f"exhibit.item{'.note' if note else ''}{'.pages' if many else ''}",
            note=note,
            number=exhibit.number,
            kind=kind,
            pages=exhibit.pages,
        )
        derived = [str(exhibit.number), *([str(exhibit.pages)] if many else [])]
        texts = Statement(
            "exhibit", words, (Origin("frame", exhibit.file),), exhibit_cites([exhibit]), tuple(derived)
        )
        said.append(texts)
    return Section("exhibits", voice.words("heading.exhibits"), (Passage(tuple(said), bulleted=True),))


def _carrying(argument: Argument) -> frozenset[str]:
    """Return the files that a ground or a point of the plan rests on."""
    plan = argument.case.plan or Plan()
    named = {
        *(cause.exhibit for cause in plan.causes),
        *(action.exhibit for action in plan.corrective),
        *(remedy.exhibit for remedy in plan.buyers),
        *(measure.exhibit for measure in plan.preventive),
        *(cite.exhibit.file for ground in argument.grounds for cite in ground.citations),
    }
    return frozenset(file for file in named if file)


def _note(voice: Voice, exhibit: Exhibit) -> str:
    """Tell exhibits of one kind apart: by the note, which is written in English, in other languages by the file."""
    if len(voice.argument.case.exhibits_of(exhibit.kind)) < SEVERAL:
        return ""
    note = exhibit.note.strip() if voice.language == "en" else ""
    file = exhibit.file.rpartition("/")[2]
    return next((name for name in (note, file) if name and name.isascii()), "")


def _argued(code: str, voice: Voice) -> bool:
    return any(
        ground.code == code and ground.ground_class != "to_verify" for ground in voice.argument.grounds
    )


def _prior(voice: Voice, prior: Prior, number: int) -> Statement:
    key, dated = ("prior.dated", {"day": prior.day}) if prior.day else ("prior.undated", {})
    outcome = voice.words("prior.outcome", outcome=_outcome(voice, prior.outcome)) if prior.outcome else None
    changed = (
        voice.words("prior.changed", changed=prior.changed_since) if prior.changed_since is not None else None
    )
    text = joined(
        voice.words(key, what=prior.what, **dated), outcome, changed, languages=tuple(voice.formatters)
    )
    return voice.quote("prior", text, [Origin("prior", str(number))], _shown(voice, text))


def _shown(voice: Voice, words: Wording) -> tuple[Cite, ...]:
    """Cite where earlier history stands: in the papers kept of it, else in the notice itself."""
    case = voice.argument.case
    files = [
        exhibit.file for kind in ("prior_appeal_history", "notice") for exhibit in case.exhibits_of(kind)
    ]
    for file in files:
        place = place_in(case, file, words.say(voice.language))
        if place is not None:
            return voice.cite(file, place)
    return ()


def _outcome(voice: Voice, outcome: str) -> Wording:
    """Say a known outcome in both languages; any other stands as it was written."""
    key = f"outcome.{outcome}"
    if all(key in voice.book.of(code).texts for code in voice.formatters):
        return voice.words(key)
    return Wording.of(en=outcome)


def _policy(voice: Voice, dated: Dated[Any]) -> Statement:
    origins = (Origin("rule", dated.rule),)
    since, exact = dated.since, dated.since_is_exact_to
    day = notice_day(voice.argument) or voice.argument.case.as_of.date()
    slots: dict[str, Any] = {
        "day": since,
        "month": Month(since),
        "year": since.year,
    }
    if exact not in slots:
        exact, slots = "asof", {"day": day}
    named = voice.words(f"policy.{exact}", label=_label(voice, dated), **slots)
    text = joined(named, _applied(voice, dated), languages=tuple(voice.formatters))
    counted = [str(since.year)] if exact == "year" else []
    return voice.quote("policy", text, (*origins, RATES), derived=counted)


def _applied(voice: Voice, dated: Dated[Any]) -> Wording | None:
    """Apply a threshold to the case where the notice itself names both: an unverified rule is never argued."""
    figure = (
        next((f for _, f in rates(voice.argument) if f.threshold == dated.value.value), None)
        if _agreed(voice, dated)
        else None
    )
    if figure is None or figure.threshold is None:
        return None
    plan = voice.argument.case.plan
    measures = plan is not None and bool(plan.preventive)
    return voice.words(
        "policy.applied.plan" if measures else "policy.applied",
        target=Amount(figure.threshold, figure.unit),
        value=Amount(figure.value, figure.unit),
    )


def _label(voice: Voice, dated: Dated[Any]) -> Wording:
    """Return a rule's label; in a language that the packs lack, the policy on the metric that the rule is about."""
    own = voice.book.of(voice.language)
    if dated.label.has(voice.language) or "policy.label" not in own.texts:
        return dated.label
    subject = dated.rule.rpartition(".")[2]
    metric = voice.metric(subject) if subject in _metrics(voice) else Wording.of()
    if not metric.has(voice.language):
        return dated.label
    text = own.say("policy.label", metric=metric.say(voice.language))
    return Wording.of(dict(dated.label.texts) | {voice.language: text})


def _metrics(voice: Voice) -> set[str]:
    vocabulary = voice.argument.vocabulary
    words = (word for table, word, _ in vocabulary.words if table == "metrics")
    return {*vocabulary.codes("metrics"), *words}
