"""The room of drafting 撰写."""

from django.apps import AppConfig


class Drafting(AppConfig):
    """Registers the room and what must be true before a letter goes on."""

    name = "appealdesk.desk.drafting"
    label = "drafting"

    def ready(self) -> None:
        """State the guards before the moves of a version, and name the facts' fields as the form does."""
        from appealdesk.core.stage import Move
        from appealdesk.desk.cases import guards
        from appealdesk.desk.drafting import naming, review
        from appealdesk.desk.templatetags.told import fields_named_by

        fields_named_by(naming.in_words)

        guards.state(Move.SEND_TO_REVIEW, review.must_be_prepared)
        guards.state(Move.SEND_TO_REVIEW, review.must_rest_on_all)
        guards.state(Move.SEND_TO_REVIEW, review.must_be_new)
        guards.state(Move.APPROVE, review.must_be_approved)
        guards.state(Move.CONFIRM, review.must_be_confirmed)
        guards.state(Move.SUBMIT, review.must_be_confirmed)
