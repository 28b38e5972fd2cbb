"""Words that harm (措辞): blame, platform criticism, pleading, stock phrases, remains of another language (L6, L7, L15 to L22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from appealdesk.core.letter.problems.problem import Draft, Problem, unquoted
from appealdesk.core.letter.problems.rewording import UNSPACED
from appealdesk.core.letter.tokens import sentences

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]+")
HAN_ONLY = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3041-\u30fa]")
# Six Latin words in a row are a sentence and no name; three in small letters are one as well.
LATIN = re.compile(
    r"(?:[A-Za-z][\w'’-]*[ ,]+){5}[A-Za-z][\w'’-]*|(?<![\w-])(?:[a-z][a-z'’-]+ ){2}[a-z][a-z'’-]+"
)
# As many words in a row are looked at together, and as many of them have to be small words of another language.
WINDOW, FEW = 6, 2
# What nobody filled in has the same look in any language; a citation ends in its number.
BLANK = re.compile(
    r"\b(?:TODO|TBD|TBC|TBA|FIXME|X{3,}|N\.N\.|lorem ipsum|20XX|[X_]{2}[:/.-][X_]{2,4}|[dDTtjJgG]{2}[./-][mM]{2}[./-][yYjJaA]{2,4}|YYYY|(?-i:DD|TT|JJ|HH:MM))\b"
    r"|\{+[^{}]*\}+|\{\{|\}\}|_{2,}|\?{2,}|？{2,}|#{2,}|\*{3,}|\.{4,}|…{2,}|[○〇●◯△□×＊]{2,}|%[sd]\b|\$\{?\w*[A-Za-z]\w*\}?\$"
    r"|\[(?![^\]]*\d\])[^\]]*\]|【[^】]*】|<[^<>\d]{1,30}>|＜[^＜＞]{1,30}＞"
    r"|[(（](?:[^()（）]{0,6}(?:待|暂缺|暫缺|未定|要確認|要記入)|(?:to be|noch|à|a|da) (?!\d)\w+|pending|open|missing|fehlt|offen|folgt)[^()（）]{0,20}[)）]"
    r"|待(?:补充?|定|填写?|核实|确认|補充?|填寫?|核實|確認|提供)(?!了)|(?:此处|此處)填|某某|某人|某日"
    r"|to be (?:confirmed|added|completed|filled in|determined|inserted|advised|supplied|announced|named)|(?:insert|fill in|add|enter) (?:name|date|number|here|role)"
    r"|noch (?:eintragen|einzutragen|einzufügen|zu ergänzen|ergänzen|offen|zu klären|einsetzen|nachtragen|nachzutragen)|wird nachgereicht|bitte ergänzen"
    r"|à (?:compléter|renseigner|préciser|remplir|insérer|confirmer|définir|déterminer)\b"
    r"|(?:a|por|pendiente de) (?:completar|rellenar|confirmar|determinar|definir|insertar|indicar|precisar)\b"
    r"|da (?:completare|compilare|inserire|confermare|definire|indicare|precisare|stabilire)\b"
    r"|要確認|要記入|要追記|追記予定|後日記入|後日追記|記入してください|未記入|ここに",
    re.IGNORECASE,
)
TELLING = 3
# A shorter term may be a word of several languages.
TERM_AT_LEAST = 8
# A Japanese sentence of this many Chinese characters holds kana as well.
LONG_HAN = 15
# Which characters a kind of Chinese writes: its own standard character set holds no forms of the other kind.
CHINESE = {"zh": "gb2312", "zh-TW": "cp950"}
# A name may hold one rare character; two of them are a sentence.
RARE = 2
# Topic: point of the sheet, sections looked at (none: all), what to do, whether it stops the bundle.
TOPICS: dict[str, tuple[str, tuple[str, ...], str, bool]] = {
    "blame": ("L15", (), "Let the records speak; say what the exhibit shows.", False),
    "carrier": (
        "L3",
        (),
        "Name the check of your own that was missing; the carrier's record speaks for itself.",
        False,
    ),
    "platform": ("L16", (), "Name the fact that was read wrongly, not who read it.", False),
    "pleading": ("L17", (), "Leave it out; facts and actions decide.", False),
    "hardship": ("L17", (), "Leave it out; it is not part of the review.", False),
    "stock": ("L22", (), "Say what was done, by whom and when.", False),
    "again": ("L22", (), "A refused reason is not said twice; say what is new.", False),
    "vague": ("L6", ("cause",), "Say when, how many orders, which step, which check was missing.", False),
    "promise": (
        "L7",
        ("corrective", "buyers"),
        "Only finished actions belong here; move it to prevention.",
        False,
    ),
    "placeholder": ("L21", (), "Fill it in.", True),
    "contrary": ("L19", (), "The platform's own rule says otherwise; leave it out.", False),
    "desk": ("L19", (), "The standing of rules is for the report, not for the platform.", True),
}


def wording_problems(draft: Draft) -> Iterator[Problem]:
    """Yield every listed phrase with its place, and text of another language outside names and quotations."""
    for topic, (code, sections, remedy, fatal) in TOPICS.items():
        for place, _, words in draft.items(*sections):
            for hit in draft.hits(topic, words):
                yield Problem(
                    code, place, f"“{hit}” does not belong in a letter ({topic}).", remedy, fatal=fatal
                )
    signed = (("signature", words) for words in draft.letter.signature)
    headed = (("opening", value.say(draft.letter.language)) for _, value in draft.letter.opening)
    for place, words in (*((place, words) for place, _, words in draft.items()), *headed, *signed):
        for match in BLANK.finditer(unquoted(words)):
            yield Problem("L21", place, f"“{match[0]}” is a blank.", "Fill it in.", fatal=True)
    yield from _remains(draft)
    yield from _terms(draft)


def _remains(draft: Draft) -> Iterator[Problem]:
    """Name text of another language: by its characters, or where the statement was never said in the letter's own."""
    seller = draft.argument.case.seller
    names = [name for name in (seller.store, seller.company, seller.signatory) if HAN.search(name)]
    for place, _, words in draft.items():
        bare = reduce(lambda text, name: text.replace(name, " "), names, unquoted(words))
        found = next(_foreign(draft, bare), None)
        if found:
            yield Problem(
                "L21",
                place,
                f"“{found[:20]}” is not in the letter's language.",
                f"Write the text in “{draft.letter.language}”.",
                fatal=True,
            )


def _terms(draft: Draft) -> Iterator[Problem]:
    """Name a role or a rhythm that was left in another language; a whole sentence is told by its small words."""
    language = draft.letter.language
    if not draft.changes or language in UNSPACED:
        return
    own = {word.lower() for word in draft.clauses.terms.values()}
    others = {
        word: code
        for code, held in draft.book.languages.items()
        if code != language
        for word in held.terms.values()
        if len(word) >= TERM_AT_LEAST and word.lower() not in own
    }
    known = set(re.findall(r"\w+", " ".join((*own, *draft.clauses.texts.values())).lower()))
    for place, change in draft.changes.items():
        for sentence in map(unquoted, change.fresh):
            for word, code in others.items():
                bare = sentence.lower()
                if word.lower() in bare and not known.issuperset(re.findall(r"\w+", word.lower())):
                    yield Problem(
                        "L21",
                        place,
                        f"“{word}” is not in the letter's language ({code}).",
                        f"Write the text in “{language}”.",
                        fatal=True,
                    )


def _foreign(draft: Draft, text: str) -> Iterator[str]:
    """Yield runs of another language. A few Latin words in a row are names and ids in any letter."""
    language = draft.letter.language
    if language == "ja":
        yield from (match[0] for match in LATIN.finditer(text))
        yield from (run[0] for run in HAN_ONLY.finditer(text) if not _written(run[0], "cp932"))
        parts = (part for sentence in sentences(text) for part in sentence.split(" | "))
        yield from (p for p in parts if len(HAN_ONLY.findall(p)) >= LONG_HAN and not KANA.search(p))
    elif language in CHINESE:
        yield from (match[0] for match in LATIN.finditer(text))
        yield from (run[0] for run in re.finditer(KANA.pattern + "+", text))
        other = [run[0] for run in HAN_ONLY.finditer(text) if not _written(run[0], CHINESE[language])]
        yield from ["".join(other)] if len(other) >= RARE else []
    else:
        yield from (match[0] for match in HAN.finditer(text))
        yield from _other_latin(draft, text)


def _other_latin(draft: Draft, text: str) -> Iterator[str]:
    """Yield sentences whose small words are those of another language with such words, and runs of them within a sentence."""
    small = {code: set(held.phrases.get("small", ())) for code, held in draft.book.languages.items()}
    own = small.pop(draft.letter.language)
    for sentence in sentences(text) if own else ():
        words = re.findall(r"[^\W\d_]+", sentence.lower())
        counted = {code: sum(word in held for word in words) for code, held in small.items()}
        most = max(counted.values())
        if most >= max(TELLING, sum(word in own for word in words) + 1):
            yield sentence
        elif most >= FEW:
            yield from _runs(sentence, own, [held - own for held in small.values() if held])


def _runs(sentence: str, own: set[str], others: list[set[str]]) -> Iterator[str]:
    """Yield some words in a row with small words of one other language and none of the letter's own."""
    words = re.findall(r"[^\W\d_]+", sentence)
    for at in range(len(words) - FEW):
        run = words[at : at + WINDOW]
        low = [word.lower() for word in run]
        if not own.intersection(low) and any(sum(w in held for w in low) >= FEW for held in others):
            yield " ".join(run)
            return


def _written(character: str, charset: str) -> bool:
    """Whether a language writes the character: forms of another one are not in its character set."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
