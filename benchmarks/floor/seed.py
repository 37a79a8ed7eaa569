"""Seed the floor schema (PostgreSQL and/or SQLite) with N beneficiaries x 20 journal entries, 20 workers.
usage: seed.py pg  "host=127.0.0.1 port=57432 user=bench dbname=floor1" 1000
       seed.py sqlite floor1.db 1000
"""

import datetime
import sys

FN = "Amélie Karim Sofia Jean Fatima Luc Noor Emma Youssef Marie Thomas Lina Pieter An Els Ivo Olga Samir Nadia Hugo".split()
LN = "Peeters Janssens Maes Jacobs Mertens Willems Claes Goossens Wouters DeSmet Dubois Lambert Martin Dupont Leroy Diallo Benali Nguyen Yilmaz Kowalski".split()
BODY = "Compte rendu de l'entretien avec la personne; suites convenues. " * 6
DDL = """
create table worker(id integer primary key, name varchar(80) not null);
create table session(token varchar(64) primary key, worker_id integer not null references worker(id));
create table beneficiary(id integer primary key, last_name varchar(80) not null, first_name varchar(80) not null,
  birth_date date not null, gender varchar(1) not null, status varchar(10) not null, city varchar(80) not null,
  phone varchar(30) not null, worker_id integer not null references worker(id), opened date not null, search varchar(200) not null);
create table entry(id {serial}, beneficiary_id integer not null references beneficiary(id), worker_id integer not null references worker(id),
  day date not null, kind integer not null, title varchar(120) not null, body text not null);
"""
IDX = [
    "create index b_worker on beneficiary(worker_id, last_name, first_name, id)",
    "create index b_search on beneficiary(search)",
    "create index e_b on entry(beneficiary_id, day desc, id desc)",
]


def bens(n, t0):
    for g in range(1, n + 1):
        ln, fn = LN[(g * 13) % 20] + f" {g:06d}", FN[(g * 7) % 20]
        yield (
            g,
            ln,
            fn,
            (datetime.date(1950, 1, 1) + datetime.timedelta((g * 37) % 20000)).isoformat(),
            "MF"[g % 2],
            ("open", "closed")[g % 5 == 0],
            ("Liège", "Gent", "Namur", "Bruxelles")[g % 4],
            f"0470{g:06d}",
            1 + g % 20,
            (t0 - datetime.timedelta((g * 3) % 900)).isoformat(),
            (ln + " " + fn).lower(),
        )


def ents(n, t0):
    for g in range(1, n + 1):
        for j in range(1, 21):
            yield (
                g,
                1 + g % 20,
                (t0 - datetime.timedelta((g * 11 + j * 17) % 900)).isoformat(),
                j % 8,
                f"Entretien {j}",
                BODY,
            )


def main():
    kind, dsn, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
    t0 = datetime.date(2026, 11, 20)
    W = [(i, f"Worker {i}") for i in range(1, 21)]
    if kind == "sqlite":
        import sqlite3

        c = sqlite3.connect(dsn)
        c.execute("pragma journal_mode=wal")
        c.execute("pragma synchronous=normal")
        c.executescript(DDL.format(serial="integer primary key"))
        c.executemany("insert into worker values(?,?)", W)
        c.execute("insert into session values('bench-token',2)")
        c.executemany("insert into beneficiary values(?,?,?,?,?,?,?,?,?,?,?)", bens(n, t0))
        c.executemany(
            "insert into entry(beneficiary_id,worker_id,day,kind,title,body) values(?,?,?,?,?,?)",
            ents(n, t0),
        )
        for i in IDX:
            c.execute(i)
        c.execute("analyze")
        c.commit()
    else:
        import psycopg

        with psycopg.connect(dsn, autocommit=True) as c:
            c.execute(DDL.format(serial="serial primary key"))
            cur = c.cursor()
            cur.execute("create extension if not exists pg_trgm")
            cur.executemany("insert into worker values(%s,%s)", W)
            cur.execute("insert into session values('bench-token',2)")
            with cur.copy("copy beneficiary from stdin") as cp:
                for r in bens(n, t0):
                    cp.write_row(r)
            with cur.copy(
                "copy entry(beneficiary_id,worker_id,day,kind,title,body) from stdin"
            ) as cp:
                for r in ents(n, t0):
                    cp.write_row(r)
            for i in IDX:
                cur.execute(i)
            cur.execute("create index b_trgm on beneficiary using gin(search gin_trgm_ops)")
            cur.execute("vacuum analyze")


main()
