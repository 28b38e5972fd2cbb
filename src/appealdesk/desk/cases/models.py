"""A case and what was handed in for it (案件). Facts are stored; conclusions are kept only as a page's short cut."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from appealdesk.core.stage import ENDED, STAGE_NAMES, Stage
from appealdesk.desk.vault.models import Blob


class Case(models.Model):
    """One case. `reading` and the columns beside it repeat what the notice says, recomputed whenever it changes.

    `window_due` is the platform's instant that the desk works to, `service_due` the desk's own promise; neither
    hides the other. `facts` is the number of the newest `Facts`.
    """

    code = models.CharField(max_length=20, unique=True)
    stage = models.CharField(max_length=16, choices=[(s.value, STAGE_NAMES[s].say("en")) for s in Stage])
    stage_since = models.DateTimeField(default=timezone.now)
    attempt = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    platform = models.CharField(max_length=20, blank=True)
    marketplace = models.CharField(max_length=8, blank=True)
    issue_type = models.CharField(max_length=40, blank=True)
    eligible = models.CharField(max_length=8, blank=True)
    store = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=80, blank=True)
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, default="zh-hans")
    window_due = models.DateTimeField(null=True, blank=True)
    window_latest = models.DateTimeField(null=True, blank=True)
    window_says = models.CharField(max_length=200, blank=True)
    service_due = models.DateTimeField(null=True, blank=True)
    work_due = models.DateTimeField(null=True, blank=True)  # the earlier of the two, for the board's order
    specialist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    reading = models.JSONField(default=dict)
    lacking = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # how many kinds of evidence are missing
    packs_digest = models.CharField(max_length=64, blank=True)
    pinned_rules = models.JSONField(null=True, blank=True)  # the rules it rests on, as they were then
    facts = models.PositiveIntegerField(default=0)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    # 1 while something is left to do. The database keeps it, so that no move can forget it; a number, because
    # SQLite uses no index for a bare truth value.
    live = models.GeneratedField(
        expression=models.Case(
            models.When(stage__in=sorted(stage.value for stage in ENDED), then=models.Value(0)),
            default=models.Value(1),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["live", "work_due", "id"], name="case_live_due"),
            models.Index(fields=["live", "specialist", "work_due", "id"], name="case_live_specialist"),
            models.Index(fields=["live", "platform", "work_due", "id"], name="case_live_platform"),
            models.Index(fields=["stage", "work_due", "id"], name="case_stage_due"),
            models.Index(fields=["live", "-changed_at", "-id"], name="case_live_changed"),
        ]

    def __str__(self) -> str:
        """Name the case."""
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return Stage(self.stage) not in ENDED


class Facts(models.Model):
    """What the specialist states, as case.yaml holds it, one row a saving: never changed, only followed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="all_facts")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_facts_a_number")
        ]

    def __str__(self) -> str:
        """Name the saving."""
        return f"{self.case} facts {self.number}"


class Exhibit(models.Model):
    """One file of the evidence, the notice or the story. `kind` is a code of the vocabulary, empty while unknown.

    An `export` is said to be complete, and only exports are measured. `text` is what the worker read out of a screenshot, so that no page has to read it again.
    """

    ROLES: ClassVar = [("notice", "notice"), ("story", "story"), ("exhibit", "exhibit"), ("export", "export")]
    case = models.ForeignKey(Case, models.CASCADE, related_name="exhibits")
    role = models.CharField(max_length=8, choices=ROLES, default="exhibit")
    number = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, models.PROTECT)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=40, blank=True)
    suggested = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    secret_at = models.DateTimeField(
        null=True, blank=True
    )  # when its words were found to give a password away
    cited: int | None = None  # the number in the letter, which the pages put beside it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_exhibit_a_number")
        ]

    def __str__(self) -> str:
        """Name the exhibit."""
        return f"{self.case} #{self.number}"


class Conclusion(models.Model):
    """What follows from a case's files and facts, made by the worker for the pages to show; made again on every change.

    `content` holds notices, timeline, findings and recounts in words; `faults` why nothing could be made.
    """

    STATES: ClassVar = [
        ("waiting", "waiting"),
        ("working", "working"),
        ("made", "made"),
        ("failed", "failed"),
    ]
    case = models.OneToOneField(Case, models.CASCADE, related_name="conclusion")
    state = models.CharField(max_length=8, choices=STATES, default="waiting")
    wanted_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.JSONField(default=dict)
    faults = models.JSONField(default=list)

    def __str__(self) -> str:
        """Name the conclusion."""
        return f"{self.case} {self.state}"


class Unindexed(models.Model):
    """A note that a case has words which the index of the search does not hold yet; taken away by who enters them."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        """Name the case."""
        return f"{self.case_id} to be indexed"


class Numbering(models.Model):
    """The last number given to a case in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """Name the last code."""
        return f"C-{self.year}-{self.last:06d}"


class Message(models.Model):
    """Words between people about a case: to the seller, from the seller, or inside the desk beside a place of the draft."""

    AUDIENCES: ClassVar = [("seller", "seller"), ("desk", "desk")]
    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    audience = models.CharField(max_length=8, choices=AUDIENCES)
    by = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    place = models.CharField(max_length=60, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(
        null=True, blank=True
    )  # empty for the seller's: still to be told by mail

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "at"], name="message_case"),
            # What the seller is still to be told of, asked for each minute: a handful among all that was ever said.
            models.Index(
                fields=["case"],
                condition=models.Q(audience="seller", mailed_at=None) & ~models.Q(by="seller"),
                name="message_untold",
            ),
        ]

    def __str__(self) -> str:
        """Name the message without its words."""
        return f"{self.case} message {self.pk}"
