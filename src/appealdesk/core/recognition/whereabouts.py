"""Platform and marketplace (平台与站点): told by name, domain, currency, zone, carrier, id, or only by language."""

from __future__ import annotations

import re

from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.patterns import Hit, any_in, begins, hits
from appealdesk.core.recognition.text import Text

# What the platform wrote outweighs what the seller tells of it.
STORY = 0.6
# Id prefixes and carriers are facts wherever they stand.
_HINT = 2.0
_NEAR = 40
_SITE = re.compile(
    r"(?<![A-Za-z])(?P<c>[A-Z]{2,3})[\s-]{0,2}(?:shop|store|site|marketplace|market|account|seller|station|站|店)"
)


def platform_hits(knowledge: Knowledge, notices: tuple[Text, ...], story: Text | None) -> tuple[Hit, ...]:
    """Return everything that speaks for a platform; the story counts for less."""
    told = hits((*knowledge.platforms, *knowledge.others), (story,) if story else ())
    return (*hits((*knowledge.platforms, *knowledge.others), notices), *(_lighter(hit) for hit in told))


def marketplace_hits(
    knowledge: Knowledge, notices: tuple[Text, ...], story: Text | None, platform: str | None
) -> tuple[Hit, ...]:
    """Return everything that speaks for a marketplace."""
    found = (hit for text in (*notices, story) if text for hit in _places_in(knowledge, text, platform))
    return tuple(
        hit if hit.text is not story or hit.weight < _HINT else _lighter(hit)
        for hit in found
        if not _elsewhere(knowledge, hit, told=hit.text is story)
        and not (
            hit.weight == knowledge.places.currency_weight
            and knowledge.places.counts_in.get(platform or "") == hit.code
        )
    )


def _elsewhere(knowledge: Knowledge, hit: Hit, *, told: bool) -> bool:
    """Whether a country's bare name tells where a buyer, a parcel or a factory is."""
    places = knowledge.places
    if hit.weight != places.name_weight:
        return False
    before = (*places.elsewhere, *places.told_elsewhere) if told else places.elsewhere
    low = hit.text.low
    return any_in(before, low[max(0, hit.start - _NEAR) : hit.start]) or begins(
        places.of_others, low[hit.end : hit.end + _NEAR], ""
    )


def _places_in(knowledge: Knowledge, text: Text, platform: str | None) -> tuple[Hit, ...]:
    return (
        *hits(knowledge.places.groups, (text,), platform),
        *_beside_platform(knowledge, text),
        *_sites(knowledge, text),
        *_prefixes(knowledge, text, platform),
    )


def home_of(
    knowledge: Knowledge, platform: str | None, language: str | None, found: tuple[Hit, ...]
) -> str | None:
    """Return the marketplace that platform and language alone imply, where nothing else speaks."""
    if found or platform is None:
        return None
    return knowledge.places.language_home.get(f"{platform}:{language}") or knowledge.places.home.get(platform)


def _lighter(hit: Hit) -> Hit:
    return Hit(hit.code, hit.weight * STORY, hit.text, hit.start, hit.end)


def _beside_platform(knowledge: Knowledge, text: Text) -> list[Hit]:
    """`Shopee PH`, `eBay (AU)`, `TikTok Shop MY`: a code in capitals right behind the platform's name."""
    found = []
    for name in knowledge.places.beside:
        for match in name.matches(text.low):
            code = re.compile(
                r"[\s.,:;(/-]{0,3}(?:marketplace |site |seller center |cross-?border )?[\s(]?(?P<c>[A-Z]{2,3})(?![A-Za-z])(?!\s?[:#]?\s?\d{4})"
            ).match(text.plain, match.end())
            if code and (place := _place(knowledge, code["c"])):
                found.append(Hit(place, 6.0, text, match.start(), code.end()))
    return found


def _sites(knowledge: Knowledge, text: Text) -> list[Hit]:
    """`US shop`, `AU store`, `UK站`: a code in capitals before a word for a shop or site."""
    return [
        Hit(place, 5.0, text, match.start(), match.end())
        for match in _SITE.finditer(text.plain)
        if (place := _place(knowledge, match["c"]))
    ]


def _place(knowledge: Knowledge, short: str) -> str | None:
    return next((place for place, shorts in knowledge.places.short.items() if short in shorts), None)


def _prefixes(knowledge: Knowledge, text: Text, platform: str | None) -> list[Hit]:
    found = []
    for place, owner, source in knowledge.places.prefixes:
        if owner != platform:
            continue
        match = re.compile(rf"(?<![\w-])(?:{source})").search(text.plain)
        if match:
            found.append(Hit(place, 1.5, text, match.start(), match.end()))
    return found
