"""Floor 3: minimal but idiomatic Django 5.2 (ORM, templates, session table lookup, CSRF off) - one file.
FLOOR_DB=pg|sqlite FLOOR_DSN=(dbname for pg | path for sqlite) FLOOR_MW=0|1  (1 = the usual production middleware stack)
run: gunicorn -w 2 -b 127.0.0.1:58203 dj:application
"""

import csv
import io
import os

from django.conf import settings

KIND, DSN = os.environ["FLOOR_DB"], os.environ["FLOOR_DSN"]
MW = os.environ.get("FLOOR_MW", "0") == "1"
if KIND == "sqlite":
    DB = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DSN,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "pragma journal_mode=wal; pragma synchronous=normal; pragma cache_size=-20000",
        },
        "CONN_MAX_AGE": None,
    }
else:
    kv = dict(x.split("=") for x in DSN.split())
    DB = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": kv["dbname"],
        "HOST": kv["host"],
        "PORT": kv["port"],
        "USER": kv["user"],
        "PASSWORD": "x",
        "CONN_MAX_AGE": None,
        # As the product asks.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
    }
BASE = """<!doctype html><html lang=fr><head><meta charset=utf-8><title>{% block t %}{% endblock %}</title><link rel=stylesheet href=/s.css></head><body><nav><a href=/list>Dossiers</a> <a href=/stats>Stat</a></nav><main><h1>{% block h %}{% endblock %}</h1>{% block m %}{% endblock %}</main></body></html>"""
T = {
    "base.html": BASE,
    "login.html": "{% extends 'base.html' %}{% block h %}Connexion{% endblock %}{% block m %}<form method=post><input name=u><input name=p type=password><button>OK</button></form>{% endblock %}",
    "list.html": "{% extends 'base.html' %}{% block h %}Mes dossiers{% endblock %}{% block m %}<p>{{ n }}</p><table>{% for b in rows %}<tr><td>{{ b.id }}</td><td><a href=\"{% url 'file' b.id %}\">{{ b.last_name }}</a></td><td>{{ b.first_name }}</td><td>{{ b.birth_date|date:'d/m/Y' }}</td><td>{{ b.gender }}</td><td>{{ b.city }}</td><td>{{ b.phone }}</td><td>{{ b.last_day|date:'d/m/Y' }}</td></tr>{% endfor %}</table>{% endblock %}",
    "file.html": "{% extends 'base.html' %}{% block h %}{{ b.last_name }} {{ b.first_name }}{% endblock %}{% block m %}<table><tr><td>{{ b.id }}</td><td>{{ b.birth_date|date:'d/m/Y' }}</td><td>{{ b.gender }}</td><td>{{ b.status }}</td><td>{{ b.city }}</td><td>{{ b.phone }}</td><td>{{ b.opened|date:'d/m/Y' }}</td></tr></table>{% for e in entries %}<article><h2>{{ e.day|date:'d/m/Y' }} {{ e.title }}</h2><p>{{ e.body }}</p><small>{{ e.worker.name }}</small></article>{% endfor %}{% endblock %}",
    "search.html": "{% extends 'base.html' %}{% block h %}Recherche{% endblock %}{% block m %}<table>{% for b in rows %}<tr><td>{{ b.id }}</td><td><a href=\"{% url 'file' b.id %}\">{{ b.last_name }}</a></td><td>{{ b.first_name }}</td><td>{{ b.birth_date|date:'d/m/Y' }}</td><td>{{ b.city }}</td></tr>{% endfor %}</table>{% endblock %}",
    "stats.html": "{% extends 'base.html' %}{% block h %}Statistiques{% endblock %}{% block m %}{% for t in tables %}<table>{% for r in t %}<tr>{% for v in r %}<td>{{ v }}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}{% endblock %}",
}
MWS = (
    [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
    if MW
    else []
)
settings.configure(
    DEBUG=False,
    SECRET_KEY="floor",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": DB},
    INSTALLED_APPS=[],
    MIDDLEWARE=MWS,
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    USE_TZ=True,
    LANGUAGE_CODE="fr",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", T)],
                    )
                ]
            },
        }
    ],
)
import django

django.setup()
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt


class Worker(models.Model):
    id = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        app_label = "f"
        db_table = "worker"
        managed = False


class Session(models.Model):
    token = models.CharField(max_length=64, primary_key=True)
    worker = models.ForeignKey(Worker, models.CASCADE)

    class Meta:
        app_label = "f"
        db_table = "session"
        managed = False


class Beneficiary(models.Model):
    id = models.IntegerField(primary_key=True)
    last_name = models.CharField(max_length=80)
    first_name = models.CharField(max_length=80)
    birth_date = models.DateField()
    gender = models.CharField(max_length=1)
    status = models.CharField(max_length=10)
    city = models.CharField(max_length=80)
    phone = models.CharField(max_length=30)
    worker = models.ForeignKey(Worker, models.CASCADE)
    opened = models.DateField()
    search = models.CharField(max_length=200)

    class Meta:
        app_label = "f"
        db_table = "beneficiary"
        managed = False


class Entry(models.Model):
    id = models.AutoField(primary_key=True)
    beneficiary = models.ForeignKey(Beneficiary, models.CASCADE)
    worker = models.ForeignKey(Worker, models.CASCADE)
    day = models.DateField()
    kind = models.IntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()

    class Meta:
        app_label = "f"
        db_table = "entry"
        managed = False


def authed(fn):
    @csrf_exempt
    def w(rq, **k):
        s = Session.objects.select_related("worker").filter(token=rq.COOKIES.get("sid", "")).first()
        if not s:
            return HttpResponseRedirect("/login")
        rq.worker = s.worker
        return fn(rq, **k)

    return w


def login(rq):
    return render(rq, "login.html")


@authed
def lst(rq):
    qs = Beneficiary.objects.filter(worker=rq.worker, status="open")
    off = (int(rq.GET.get("page", 1)) - 1) * 25
    rows = qs.annotate(
        last_day=Subquery(
            Entry.objects.filter(beneficiary=OuterRef("pk"))
            .order_by("-day", "-id")
            .values("day")[:1]
        )
    ).order_by("last_name", "first_name", "id")[off : off + 25]
    return render(rq, "list.html", {"n": qs.count(), "rows": rows})


@authed
def file(rq, i):
    b = get_object_or_404(Beneficiary, pk=i)
    e = Entry.objects.filter(beneficiary=b).select_related("worker").order_by("-day", "-id")[:25]
    return render(rq, "file.html", {"b": b, "entries": e})


@authed
def search(rq):

    return render(
        rq,
        "search.html",
        {
            "rows": Beneficiary.objects.filter(
                search__contains=rq.GET.get("q", "").lower()
            ).order_by("last_name", "first_name", "id")[:25]
        },
    )


@authed
def create(rq):
    Entry.objects.create(
        beneficiary_id=int(rq.POST["b"]),
        worker=rq.worker,
        day=rq.POST["day"],
        kind=1,
        title=rq.POST["title"],
        body=rq.POST["body"],
    )
    return HttpResponseRedirect("/file/" + rq.POST["b"])


@authed
def stats(rq):
    def g(m, *f):
        return list(m.values_list(*f).annotate(n=Count("id")).order_by(*f))
    B = Beneficiary.objects
    return render(
        rq,
        "stats.html",
        {
            "tables": [
                g(B, "gender", "status"),
                g(B, "city"),
                g(Entry.objects, "kind"),
                g(B.filter(status="open"), "worker_id"),
            ]
        },
    )


@authed
def export(rq):
    o = io.StringIO()
    w = csv.writer(o)
    w.writerow(["id", "nom"])
    n = Subquery(
        Entry.objects.filter(beneficiary=OuterRef("pk"))
        .order_by()
        .values("beneficiary")
        .annotate(n=Count("id"))
        .values("n")
    )
    w.writerows(
        Beneficiary.objects.filter(worker=rq.worker)
        .annotate(n=n)
        .order_by("last_name", "first_name", "id")
        .values_list(
            "id",
            "last_name",
            "first_name",
            "birth_date",
            "gender",
            "status",
            "city",
            "phone",
            "opened",
            "n",
        )
    )
    return HttpResponse(o.getvalue(), content_type="text/csv")


urlpatterns = [
    path("login", login),
    path("list", lst),
    path("file/<int:i>", file, name="file"),
    path("search", search),
    path("create", create),
    path("stats", stats),
    path("export", export),
]
application = get_wsgi_application()
