"""Run django-helpdesk: load a fixture of replies twice, send replies as an agent does.

    python -m tests.browser.django_helpdesk FOLDER < {"fixture": FILE, "replies": [TEXT, …]}

Prints what came of it as JSON. A process of its own, because Django has one set of settings.
"""

from __future__ import annotations

import email
import json
import sys
from email import policy
from pathlib import Path
from types import ModuleType

import django
from django.conf import settings

ADDRESSES = ModuleType("addresses")


def configure(folder: Path) -> None:
    """Set up a help desk as its manual says, with SQLite, and mails as files."""
    middleware = ("sessions", "Session"), ("auth", "Authentication"), ("messages", "Message")
    apps = ("auth", "contenttypes", "sessions", "sites", "messages", "humanize", "staticfiles")
    settings.configure(
        SECRET_KEY="not secret",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=ADDRESSES,
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "desk.sqlite"}
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        EMAIL_FILE_PATH=folder / "mails",
        MEDIA_ROOT=folder / "media",
        SITE_ID=1,
        STATIC_URL="static/",
        USE_TZ=True,
        HELPDESK_TEAMS_MODE_ENABLED=False,
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in (*apps, "admin")),
            *("rest_framework", "helpdesk"),
        ],
        MIDDLEWARE=[
            f"django.contrib.{app}.middleware.{name}Middleware" for app, name in middleware
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
    )
    django.setup()
    from django.contrib import admin
    from django.urls import include, path

    ADDRESSES.urlpatterns = [
        path("admin/", admin.site.urls),
        path("", include("helpdesk.urls", namespace="helpdesk")),
    ]


def run(folder: Path, fixture: str, replies: list[str]) -> dict:
    """Load the fixture, send the replies.

    Returns:
        counts: replies after the first and the second load; queues: those chosen for one reply
        before the second load that are still chosen; bodies: the replies, as the agent gets them;
        mails: of each reply sent, the text and the HTML part; pages: of its ticket.
    """
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from helpdesk.models import PreSetReply, Queue, Ticket

    call_command("migrate", verbosity=0)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    queue = Queue.objects.create(title="Help", slug="help", email_address="desk@desk.example")
    call_command("loaddata", fixture, verbosity=0)
    counts = [PreSetReply.objects.count()]
    PreSetReply.objects.update(body="an old text")
    PreSetReply.objects.first().queues.add(queue)
    call_command("loaddata", fixture, verbosity=0)
    agent = get_user_model().objects.create_superuser("agent", "agent@desk.example", "x")
    client = Client()
    client.force_login(agent)
    keys = PreSetReply.objects.values_list("pk", flat=True)
    mails, pages = [], []
    for text in replies:
        ticket = Ticket.objects.create(title="W", queue=queue, submitter_email="jo@home.example")
        form = {"title": "W", "queue": str(queue.pk), "priority": "3", "owner": "0"}
        told = {"comment": text.replace("\n", "\r\n"), "public": "1", "new_status": "1"}
        client.post(f"/tickets/{ticket.pk}/update/", form | told)
        pages.append(client.get(f"/tickets/{ticket.pk}/").content.decode())
        (file,) = (folder / "mails").glob("*.log")
        mail = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        mails.append([mail.get_body([kind]).get_content() for kind in ("plain", "html")])
        file.unlink()
    return {
        "counts": [*counts, PreSetReply.objects.count()],
        "queues": PreSetReply.objects.first().queues.count(),
        "bodies": [client.get("/raw/preset/", {"id": key}).content.decode() for key in keys],
        "mails": mails,
        "pages": pages,
    }


if __name__ == "__main__":
    configure(Path(sys.argv[1]))
    json.dump(run(Path(sys.argv[1]), **json.load(sys.stdin)), sys.stdout)
