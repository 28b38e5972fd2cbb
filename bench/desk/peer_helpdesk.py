"""django-helpdesk with as many tickets as the desk has cases, asked in the same way; runs in an environment of its own.

Its list data is what its own page of tickets fetches; it gets the same SQLite settings as the desk.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]
FOLLOW_UPS = 20
WARM = 3
APPS = ("auth", "contenttypes", "sessions", "sites", "messages", "admin", "humanize", "staticfiles")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--data", required=True)
    parser.add_argument("--database", required=True, help="JSON as Django's DATABASES wants it")
    chosen = parser.parse_args()
    set_up(chosen.data, json.loads(chosen.database))
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    user = fill(chosen.tickets)
    print(json.dumps(asked(user, chosen.rounds), ensure_ascii=False))


def set_up(data, database):
    """Its own smallest project."""
    import django
    from django.conf import settings
    from django.urls import include, path

    urls = type(sys)("helpdesk_urls")
    sys.modules["helpdesk_urls"] = urls
    settings.configure(
        SECRET_KEY="for this bench only",
        ALLOWED_HOSTS=["127.0.0.1"],
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in APPS), "rest_framework", "helpdesk"],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        ROOT_URLCONF="helpdesk_urls",
        DATABASES={"default": database},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        SITE_ID=1,
        HELPDESK_TEAMS_MODE_ENABLED=False,
        USE_TZ=True,
        STATIC_URL="/static/",
        MEDIA_ROOT=f"{data}/media",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        LOGGING_CONFIG=None,
    )
    django.setup()
    from django.contrib import admin

    urls.urlpatterns = [path("admin/", admin.site.urls), path("helpdesk/", include("helpdesk.urls"))]


def fill(tickets):
    """Put in tickets with three follow-ups each, a hundred with twenty; the same share is open as of the desk's cases."""
    import texts
    from django.contrib.auth import get_user_model
    from helpdesk.models import FollowUp, Queue, Ticket

    people = [
        get_user_model().objects.create_user(f"staff{one}", is_staff=True, is_superuser=True)
        for one in range(40)
    ]
    queues = [Queue.objects.create(title=f"queue {one}", slug=f"queue-{one}") for one in range(7)]
    begun = datetime.now(UTC) - timedelta(days=1000)
    for first in range(0, tickets, 2000):
        held, more = [], []
        for number in range(first, min(first + 2000, tickets)):
            dice = random.Random(number)
            at, order = begun + timedelta(days=1000 * number / tickets), texts.order_id(dice)
            said = " ".join(texts.said(dice, order) for _ in range(12))
            held.append(
                Ticket(
                    id=number + 1,
                    title=f"{texts.store(dice)} {order}",
                    queue=dice.choice(queues),
                    created=at,
                    modified=at,
                    submitter_email=f"s{number}@example.com",
                    assigned_to=dice.choice(people),
                    status=1 if number > tickets * 0.88 or dice.random() < 0.02 else 4,
                    description=said,
                    priority=dice.randrange(1, 6),
                    secret_key=f"{number:036d}",
                )
            )
            for _one in range(FOLLOW_UPS if number >= tickets - 100 else 3):
                at += timedelta(hours=1)
                more.append(
                    FollowUp(
                        ticket_id=number + 1,
                        date=at,
                        title="Comment",
                        comment=texts.said(dice, order),
                        user=dice.choice(people),
                        public=True,
                    )
                )
        Ticket.objects.bulk_create(held)
        FollowUp.objects.bulk_create(more)
    settle()
    return people[0]


def settle():
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def asked(user, rounds):
    """Ask for its list data, tickets with twenty follow-ups, and searches."""
    import texts
    from django.test import Client
    from helpdesk.models import Ticket

    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(user)
    count = Ticket.objects.count()
    titles = Ticket.objects.order_by("-pk").values_list("title", flat=True)[:50]
    asked_for = {
        "list": [_list({"filtering": {"status__in": [1, 2]}})],
        "ticket": [f"/helpdesk/tickets/{count - one}/" for one in range(min(100, count))],
        "word": [_list({"search_string": word}) for word in texts.GOODS],
        "chinese": [_list({"search_string": word}) for word in texts.REASONS],
        "order": [_list({"search_string": title.rpartition(" ")[2]}) for title in titles],
    }
    return {name: _measured(browser, addresses, rounds) for name, addresses in asked_for.items()}


def _list(query):
    from django.utils.http import urlencode

    held = {
        "filtering": {},
        "filtering_null": {},
        "sorting": "created",
        "sortreverse": False,
        "search_string": "",
        **query,
    }
    coded = b64encode(json.dumps(held).encode()).decode()
    return f"/helpdesk/datatables_ticket_list/{coded}?{urlencode({'draw': 1, 'start': 0, 'length': 25})}"


def _measured(browser, addresses, rounds):
    taken, cpu = [], 0.0
    for number in range(WARM + rounds):
        cpu = time.process_time() if number == WARM else cpu
        began = time.perf_counter()
        answer = browser.get(addresses[number % len(addresses)])
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{addresses[number % len(addresses)]}: {answer.status_code}")
    cpu = (time.process_time() - cpu) * 1000 / rounds
    taken = sorted(taken[WARM:])
    return {
        "cpu": round(cpu, 1),
        "median": round(statistics.median(taken), 1),
        "p95": round(taken[max(0, int(rounds * 0.95) - 1)], 1),
        "bytes": len(answer.content),
    }


if __name__ == "__main__":
    main()
