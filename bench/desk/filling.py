"""An office of many years: cases at all stages, their files, facts, conclusions, versions, talk and ledger, in bulk.

What a reading and a conclusion look like is taken from the sample cases, which go through the desk's own road first;
the rest follows from the number of the case, so that every run fills the same office.
"""

from __future__ import annotations

import json
import random
from datetime import timedelta
from hashlib import sha256
from itertools import count

import life
import loading
import texts
from django.db import connection
from django.db.models import Max

from appealdesk.core.ledger import canonical
from appealdesk.core.stage import Role, Stage
from appealdesk.desk.cases import conclusions, cutting, naming, search
from appealdesk.desk.cases.importing import take_in
from appealdesk.desk.cases.models import Case, Conclusion, Exhibit, Facts, Message, Numbering
from appealdesk.desk.drafting import studio
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people.models import User
from appealdesk.desk.vault.models import Blob, Preview
from appealdesk.readers import packs
from appealdesk.road.samples import samples

CHUNK = 1000
SPECIALISTS = 40
YEARS = 1000  # days that the office has been open
ISSUES = (
    "lsr",
    "vtr",
    "odr",
    "a_to_z_claim",
    "restricted_product",
    "linked_account",
    "inauthentic",
    "ip_complaint",
)
PLATFORMS = {
    "amazon": "US UK DE JP FR",
    "shopee": "SG MY TH",
    "temu": "US",
    "tiktok_shop": "US",
    "aliexpress": "ES",
    "walmart": "US",
    "ebay": "US UK",
}
KINDS = (
    "carrier_tracking",
    "delivery_proof",
    "invoice",
    "buyer_messages",
    "product_photos",
    "erp_log",
    "order_detail",
)


class Sample:
    """One sample case as the desk has read it: its JSON as text, with a mark where each case has its own order."""

    def __init__(self, case):
        content = Conclusion.objects.get(case=case).content
        self.order = next(
            iter(case.reading.get("order_ids") or content.get("ids") or ["000-0000000-0000000"])
        )
        self.reading, self.content = map(_written, (case.reading, content))
        self.facts = _written(case.all_facts.get(number=case.facts).content)
        shown = studio.preview(case, case.all_facts.get(number=case.facts).content)
        self.letter = _written(shown.get("blocks") or [])
        texts = search.texts_of_many([case.pk])[case.pk]
        self.tokens = {token for text in texts for token in cutting.tokens(text)}
        self.tokens -= set(cutting.tokens(f"{case.code} {self.order} {case.store}"))


def _written(value):
    return json.dumps(value, ensure_ascii=False, default=str)


def fill(cases, lines, now):
    """Fill the desk and return its people by role."""
    people = people_of_the_office()
    alice = people[Role.SPECIALIST][0]
    held = []
    for folder in sorted(samples().iterdir()):
        if (folder / "case.yaml").is_file():
            case = take_in(folder, by="seller", at=now, specialist=alice)
            conclusions.conclude(case.code, at=now)
            case.refresh_from_db()
            Case.objects.filter(pk=case.pk).update(stage=Stage.WORK)
            held.append(Sample(case))
    loading.quick()
    digests = {platform: packs.rules(platform).digest for platform in packs.platforms()}
    office = Office(cases, lines, now, people[Role.SPECIALIST], held, digests)
    for first in range(0, cases, CHUNK):
        office.take(range(first, min(first + CHUNK, cases)))
    for year in {now.year - back for back in range(4)}:
        Numbering.objects.update_or_create(year=year, defaults={"last": cases + 1000})
    loading.settle(Case, Facts)
    return people


def people_of_the_office():
    people = {}
    for role, many in (
        (Role.SPECIALIST, SPECIALISTS),
        (Role.REVIEWER, 5),
        (Role.OPERATOR, 2),
        (Role.AUDITOR, 1),
    ):
        people[role] = [
            User.objects.get_or_create(
                username=f"{role}{one}", defaults={"role": role, "shown_name": f"{role} {one}"}
            )[0]
            for one in range(many)
        ]
    return people


class Office:
    """Makes cases out of their numbers and puts them into the tables."""

    def __init__(self, cases, lines, now, staff, samples, digests):
        self.cases, self.now, self.staff, self.samples, self.digests = cases, now, staff, samples, digests
        self.mean = lines / cases
        self.case_ids = count((Case.objects.aggregate(last=Max("pk"))["last"] or 0) + 1)
        self.facts_ids = count((Facts.objects.aggregate(last=Max("pk"))["last"] or 0) + 1)
        self.names = {
            (table, code): naming.both_names(table, code)
            for table, codes in (("issue_types", ISSUES), ("platforms", PLATFORMS))
            for code in codes
        }

    def take(self, numbers):
        """Make a chunk of cases and load it, ledger lines in the order of time as many hands would write them."""
        self.rows = {
            name: []
            for name in (
                "case",
                "facts",
                "blob",
                "preview",
                "exhibit",
                "conclusion",
                "message",
                "version",
                "line",
                "words",
            )
        }
        for number in numbers:
            self._case(number, random.Random(number))
        rows = self.rows
        loading.load(Case, CASE, rows["case"])
        loading.load(Facts, ("id", "case_id", "number", "content", "digest", "at", "by"), rows["facts"])
        loading.load(Blob, ("sha256", "size", "media"), rows["blob"])
        loading.load(Preview, ("blob_id", "state", "content"), rows["preview"])
        loading.load(
            Exhibit,
            ("case_id", "number", "blob_id", "name", "kind", "role", "received_at", "by"),
            rows["exhibit"],
        )
        loading.load(Conclusion, ("case_id", "state", "wanted_at", "made_at", "content"), rows["conclusion"])
        loading.load(Message, ("case_id", "audience", "by", "at", "text", "mailed_at"), rows["message"])
        loading.load(
            Version,
            (
                "case_id",
                "attempt",
                "number",
                "facts_id",
                "state",
                "author_id",
                "at",
                "language",
                "letter",
                "bag_digest",
            ),
            rows["version"],
        )
        told = sorted(rows["line"], key=lambda row: row[2])
        loading.load(LedgerLine, LINE, ((*row[:5], canonical(row[5]).decode(), *row[6:]) for row in told))
        self._words(rows["words"])

    def _case(self, number, dice):
        opened = self.now - timedelta(days=YEARS * (1 - number / self.cases), minutes=dice.randrange(600))
        fresh = number > self.cases * 0.88 or dice.random() < 0.02
        stage = _drawn(dice, life.LIVE if fresh else life.OVER)
        until = self.now if fresh else min(self.now, opened + timedelta(days=dice.randrange(3, 45)))
        code = f"C-{opened.year}-{number + 1001:06d}"
        sample, order = dice.choice(self.samples), texts.order_id(dice)
        platform = dice.choices(tuple(PLATFORMS), (60, 10, 8, 8, 5, 5, 4))[0]
        place, issue = dice.choice(PLATFORMS[platform].split()), dice.choice(ISSUES)
        specialist = (
            dice.choice(self.staff) if stage is not Stage.SCREENING and dice.random() < 0.97 else None
        )
        staff = specialist.actor if specialist else "staff:1"
        case, store = next(self.case_ids), texts.store(dice)
        window = (
            self.now + timedelta(hours=dice.randrange(-48, 900)) if fresh and dice.random() < 0.8 else None
        )
        service = (
            self.now + timedelta(hours=dice.randrange(-20, 80))
            if stage in {Stage.WORK, Stage.REVIEW}
            else None
        )
        work = min((one for one in (window, service) if one), default=None)
        reading = sample.reading.replace(sample.order, order)
        self.rows["case"].append(
            (
                case,
                code,
                stage.value,
                opened,
                until,
                platform,
                place,
                issue,
                "yes",
                store,
                f"联系人{number % 977}",
                f"s{number}@example.com",
                f"138{number:08d}",
                opened,
                window,
                "the notice" if window else "",
                service,
                work,
                specialist and specialist.pk,
                reading,
                self.digests[platform],
                1,
            )
        )
        self._papers(case, code, dice, sample, order, opened, until, specialist)
        said = self._talk(case, dice, order, opened, staff)
        told = [
            code,
            store,
            f"联系人{number % 977}",
            f"s{number}@example.com",
            f"138{number:08d}",
            place,
            order,
            *said,
        ]
        told += [*self.names["issue_types", issue], *self.names["platforms", platform]]
        words = sample.tokens.union(*(cutting.tokens(text) for text in told))
        self.rows["words"].append((case, words))
        many = max(6, int(dice.expovariate(1 / (self.mean - 8))) + 8)
        self.rows["line"] += life.lines(code, stage, opened, until, many, staff, dice)

    def _papers(self, case, code, dice, sample, order, opened, until, specialist):
        facts = next(self.facts_ids)
        content = sample.facts.replace(sample.order, order)
        digest = sha256(content.encode()).hexdigest()
        self.rows["facts"].append((facts, case, 1, content, digest, opened, "seller"))
        self.rows["conclusion"].append(
            (case, "made", opened, until, sample.content.replace(sample.order, order))
        )
        for number in range(1, 2 + (60 if dice.random() < 0.005 else dice.randrange(2, 9))):
            sha = sha256(f"{code}/{number}".encode()).hexdigest()
            role = "notice" if number == 1 else "exhibit"
            kind = "" if number == 1 else dice.choice(KINDS)
            self.rows["blob"].append(
                (sha, dice.randrange(2000, 4_000_000), "image/png" if number % 2 else "application/pdf")
            )
            self.rows["preview"].append(
                (sha, "made", _written({"text": texts.said(dice, order), "pages": 2}))
            )
            self.rows["exhibit"].append(
                (case, number, sha, f"{number:02d}-{kind or 'notice'}.png", kind, role, opened, "seller")
            )
        if specialist and dice.random() < 0.7:
            self.rows["version"].append(
                (
                    case,
                    1,
                    1,
                    facts,
                    "prepared",
                    specialist.pk,
                    until,
                    "en",
                    sample.letter,
                    f"{dice.getrandbits(256):064x}",
                )
            )

    def _talk(self, case, dice, order, opened, staff):
        said = [texts.said(dice, order) for _ in range(dice.randrange(1, 7))]
        for number, text in enumerate(said):
            audience, by, at = "seller" if number % 2 else "desk", staff if number % 3 else "seller", opened
            mailed = at if audience == "seller" and by != "seller" else None
            self.rows["message"].append((case, audience, by, at + timedelta(hours=number), text, mailed))
        return said

    def _words(self, rows):
        if connection.vendor == "postgresql":
            loading.raw(
                "cases_search",
                ("id", "words"),
                ((pk, " ".join(f"'{word}'" for word in sorted(words))) for pk, words in rows),
            )
        else:
            loading.raw(
                "cases_search", ("rowid", "words"), ((pk, " ".join(sorted(words))) for pk, words in rows)
            )


CASE = (
    "id",
    "code",
    "stage",
    "opened_at",
    "changed_at",
    "platform",
    "marketplace",
    "issue_type",
    "eligible",
    "store",
    "contact_name",
    "contact_mail",
    "contact_phone",
    "stage_since",
    "window_due",
    "window_says",
    "service_due",
    "work_due",
    "specialist_id",
    "reading",
    "packs_digest",
    "facts",
)
LINE = ("case_code", "number", "at", "tag", "by", "detail", "previous", "digest")


def _drawn(dice, spread):
    return dice.choices(tuple(spread), tuple(spread.values()))[0]
