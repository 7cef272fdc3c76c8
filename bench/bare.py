# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measure we compare with: Django with what every product needs, and nothing of this one.

Sessions in the database, login, a permission check, CSRF, a validated form, a template and a log of who read what.
Served by the same server, handler and connection pool as the product; `setup` makes its tables and rows.
"""

import datetime
import os
import random
from typing import Any

import django
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from bench.operations import BARE_OWNERS, BARE_SESSION

LIST = """{% extends 'base.html' %}{% block title %}Werklijst{% endblock %}{% block main %}<table>{% for p in rows %}
<tr><td><a href='/dossier/{{ p.contact_id }}'>{{ p.id }}</a></td>
<td>{{ p.contact.person.given }} {{ p.contact.person.prefix }} {{ p.contact.person.surname }}</td>
<td>{{ p.contact.person.born|date:'j F Y' }}</td><td>{{ p.contact.subject }}</td><td>{{ p.step }}</td>
<td>{{ p.due|date:'j F Y' }}</td></tr>{% endfor %}</table>{% endblock %}"""
BASE = """<!doctype html><html lang=nl><head><title>{% block title %}{% endblock %}</title></head><body>
<nav>{% for n in nav %}<a href='{{ n }}'>{{ n }}</a>{% endfor %} {{ user.username }}</nav>
<main>{% block main %}{% endblock %}</main></body></html>"""
DOSSIER = """{% extends 'base.html' %}{% block title %}Dossier{% endblock %}{% block main %}
<h1>{{ c.person.given }} {{ c.person.surname }}</h1><p>{{ c.person.born|date:'j F Y' }}</p><p>{{ c.body }}</p>
<ul>{% for x in contacts %}<li>{{ x.created|date:'j F Y H:i' }} {{ x.subject }}</li>{% endfor %}</ul>
<ol>{% for p in processes %}<li>{{ p.step }} {{ p.due|date:'j F Y' }}</li>{% endfor %}</ol>
<table>{% for a in audit %}<tr><td>{{ a.at|date:'j F Y H:i' }}</td><td>{{ a.actor }}</td><td>{{ a.action }}</td></tr>
{% endfor %}</table>{% endblock %}"""
PAGES = {"base.html": BASE, "worklist.html": LIST, "dossier.html": DOSSIER}


# The product's own, or the ratio would praise how it talks to PostgreSQL.
DRIVER = {"server_side_binding": True, "prepare_threshold": 2}


def database(url: str, pool: int) -> dict[str, Any]:
    """One PostgreSQL connection with the product's pool and driver settings."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts["dbname"],
        "USER": parts["user"],
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "OPTIONS": DRIVER | {"pool": {"min_size": 0, "max_size": pool, "timeout": 10}},
    }


settings.configure(
    DEBUG=False,
    SECRET_KEY="only-for-measuring-only-for-measuring-only-for-measuring",  # noqa: S106  # guards nothing
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    USE_I18N=True,
    LANGUAGE_CODE="nl",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", PAGES)],
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
    DATABASES={"default": database(os.environ["BARE_DATABASE_URL"], int(os.environ.get("DATABASE_POOL", "10")))},
    LOGGING_CONFIG=None,
)
django.setup()

from django import forms  # noqa: E402  # settings first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.decorators import permission_required  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402


class Person(models.Model):
    bsn = models.CharField(max_length=9)
    given = models.TextField()
    surname = models.TextField()
    prefix = models.TextField()
    born = models.DateField()
    postcode = models.CharField(max_length=6)

    class Meta:
        app_label = "bare"


class Contact(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, db_index=False)
    reporter = models.TextField()
    channel = models.SmallIntegerField()
    subject = models.TextField()
    body = models.TextField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["person", "-created"], name="contacts_of_person")]


class Process(models.Model):
    contact = models.ForeignKey(Contact, models.CASCADE)
    step = models.SmallIntegerField()
    owner_id = models.IntegerField()
    due = models.DateField()
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["owner_id", "due"], condition=models.Q(step__lt=9), name="worklist")]


class Audit(models.Model):
    at = models.DateTimeField(auto_now_add=True)
    actor = models.IntegerField()
    action = models.SmallIntegerField()
    object_type = models.SmallIntegerField()
    object_id = models.BigIntegerField()
    detail = models.JSONField()

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["object_type", "object_id"], name="log_of_object")]


class RegisterForm(forms.Form):
    person = forms.IntegerField(min_value=1)
    reporter = forms.CharField(max_length=100)
    subject = forms.CharField(max_length=200)
    body = forms.CharField(max_length=20000)


NAV = ["werklijst", "zoeken", "melden", "rapport", "beheer"]
needed = permission_required("auth.view_user", raise_exception=True)


@needed
def register(request: HttpRequest) -> HttpResponse:
    """Write down a contact, its process and who did it."""
    form = RegisterForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(str(form.errors))
    data = form.cleaned_data
    person = Person.objects.get(pk=data["person"])
    with transaction.atomic():
        contact = Contact.objects.create(
            person=person, reporter=data["reporter"], channel=1, subject=data["subject"], body=data["body"]
        )
        process = Process.objects.create(
            contact=contact, step=1, owner_id=random.randint(1, BARE_OWNERS), due=timezone.now().date()
        )
        _log(request, 1, process.id, {"stap": 1})
    return HttpResponseRedirect(f"/dossier/{contact.id}")


@needed
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a process one step on."""
    with transaction.atomic():
        process = Process.objects.select_for_update().get(pk=pk)
        process.step = 1 + process.step % 8
        process.save(update_fields=["step", "updated"])
        _log(request, 2, pk, {"stap": process.step})
    return HttpResponseRedirect("/worklist")


@needed
def worklist(request: HttpRequest) -> HttpResponse:
    """The twenty processes of one owner that are due first."""
    rows = Process.objects.filter(owner_id=int(request.GET["o"]), step__lt=9)
    rows = rows.select_related("contact__person").order_by("due")[:20]
    return render(request, "worklist.html", {"rows": rows, "nav": NAV})


@needed
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One contact with what hangs on it; reading it is logged."""
    contact = Contact.objects.select_related("person").get(pk=pk)
    with transaction.atomic():
        _log(request, 3, pk, {})
    context = {
        "nav": NAV,
        "c": contact,
        "contacts": Contact.objects.filter(person_id=contact.person_id)[:50],
        "processes": Process.objects.filter(contact_id=pk),
        "audit": Audit.objects.filter(object_type=1, object_id=pk)[:50],
    }
    return render(request, "dossier.html", context)


def _log(request: HttpRequest, action: int, thing: int, detail: dict[str, int]) -> None:
    Audit.objects.create(actor=request.user.pk, action=action, object_type=action, object_id=thing, detail=detail)


urlpatterns = [
    path("register", register),
    path("step/<int:pk>", step),
    path("worklist", worklist),
    path("dossier/<int:pk>", dossier),
]

ROWS = """
insert into bare_person (bsn, given, surname, prefix, born, postcode)
select lpad(n::text, 9, '0'), 'Naam' || n % 400, 'Achternaam' || n % 3000, (array['', '', 'van', 'de'])[1 + n % 4],
       date '2003-01-01' + n % 8000, (1000 + n % 8999) || 'AB'
from generate_series(1, current_setting('bench.rows')::int) n;
insert into bare_contact (person_id, reporter, channel, subject, body, created)
select n, 'school', 1 + n % 4, 'Zorgsignaal ' || n, repeat('tekst ', 40), now() - n * interval '5 minutes'
from generate_series(1, current_setting('bench.rows')::int) n;
insert into bare_process (contact_id, step, owner_id, due, updated)
select n, 1 + n % 11, 1 + n % current_setting('bench.owners')::int, current_date + (n % 61)::int, now()
from generate_series(1, current_setting('bench.rows')::int) n;
insert into bare_audit (at, actor, action, object_type, object_id, detail)
select now(), 1, 1, 1, n, '{"a": 1}' from generate_series(1, current_setting('bench.rows')::int) n;
"""

# One more person, with as long a history as the product's dossier has: 500 contacts over ten years, the first of them
# with 500 lines of the log. Its page shows the newest fifty of each.
HISTORY = """
insert into bare_person (bsn, given, surname, prefix, born, postcode)
values ('000000000', 'Lang', 'Bekend', '', date '2010-05-03', '1234AB');
insert into bare_contact (person_id, reporter, channel, subject, body, created)
select currval('bare_person_id_seq'), 'school', 1 + n % 4, 'Zorgsignaal ' || n, repeat('tekst ', 40),
       now() - n * interval '7 days'
from generate_series(1, 500) n;
insert into bare_process (contact_id, step, owner_id, due, updated)
values (current_setting('bench.rows')::int + 1, 4, 1, current_date + 3, now());
insert into bare_audit (at, actor, action, object_type, object_id, detail)
select now() - n * interval '7 days', 1, 1, 1, current_setting('bench.rows')::int + 1, '{"a": 1}'
from generate_series(1, 500) n;
"""


def setup(rows: int) -> None:
    """Make the tables, `rows` of each kind, and somebody who is logged in."""
    from django.contrib.auth.models import Permission, User
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Person, Contact, Process, Audit):
            editor.create_model(model)
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('bench.rows', %s, false), set_config('bench.owners', %s, false)",
            [str(rows), str(BARE_OWNERS)],
        )
        cursor.execute(ROWS)
        cursor.execute(HISTORY)
    worker = User.objects.create(username="medewerker")
    worker.user_permissions.add(Permission.objects.get(codename="view_user"))
    said = {
        SESSION_KEY: str(worker.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: worker.get_session_auth_hash(),
    }
    expires = timezone.now() + datetime.timedelta(days=3650)
    Session.objects.create(session_key=BARE_SESSION, session_data=SessionStore().encode(said), expire_date=expires)
