"""The engines our search is measured beside, each set up as its own documentation does it.

All answer the same: the best 20, how many there are, a count by each facet, and a stretch of
text with the words marked for each of the 20.
"""

# ruff: noqa: S608 - what is put into the SQL is our own
from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import psycopg
import tantivy

from bench.search_corpus import Item

TOP = 20
# A whole answer may take PostgreSQL so long before it is given up.
MOST_SECONDS = 60.0
SINGLE = ("council", "year", "period", "follows", "reserved", "kind")
MANY = ("party", "municipality", "topic", "outcome")
FACETS = (*SINGLE, *MANY)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in every engine's words. `typed` is what a reader types; `words` what is looked for."""

    name: str
    typed: str
    words: tuple[str, ...] = ()
    phrase: bool = False
    prefix: bool = False
    narrowed: dict[str, str] = field(default_factory=dict)
    by_date: bool = False


class TooSlow(Exception):
    """No whole answer within `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Peer(Protocol):
    def load(self, items: Iterable[Item]) -> None: ...
    def ask(self, asked: Asked) -> int: ...
    def close(self) -> None: ...


def facets(item: Item) -> dict[str, list[str]]:
    return {
        "council": [str(item.council)],
        "year": [str(item.day.year)],
        "period": [str((item.day.year + 2) // 4)],
        "party": [str(each) for each in item.parties],
        "municipality": [str(each) for each in item.municipalities],
        "topic": [str(each) for each in item.topics],
        "outcome": item.outcomes,
        "follows": [item.follows],
        "reserved": ["ja" if item.reserved else ""],
        "kind": ["item"],
    }


class Tantivy:
    """One text field with positions, stemmed as Danish and stored for the snippets; facets as fast fields."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="danish", index_option="position")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field("day", fast=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        # Inflections are found as they are by PostgreSQL and by ours: half as many hits are half the work.
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        self.analyzer = words.filter(tantivy.Filter.stemmer("danish")).build()
        self.index.register_tokenizer("danish", self.analyzer)

    def load(self, items: Iterable[Item]) -> None:
        writer = self.index.writer(128_000_000, 1)
        for item in items:
            fields = {"text": [item.text], "day": [item.day.toordinal()], **facets(item)}
            writer.add_document(tantivy.Document.from_dict(fields, self.schema))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def ask(self, asked: Asked) -> int:
        searcher, query = self.index.searcher(), self._query(asked)
        order = {"order_by_field": "day"} if asked.by_date else {}
        found = searcher.search(query, TOP, count=False, **order)
        counts = searcher.aggregate(
            query,
            {"total": {"value_count": {"field": "day"}}}
            | {name: {"terms": {"field": name, "size": 500}} for name in FACETS},
        )
        snippets = tantivy.SnippetGenerator.create(searcher, query, self.schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(searcher.doc(address)).to_html()
        return int(counts["total"]["value"])

    def close(self) -> None:
        del self.index

    def _query(self, asked: Asked) -> tantivy.Query:
        must = [tantivy.Query.term_query(self.schema, name, value) for name, value in asked.narrowed.items()]
        stems = [self.analyzer.analyze(word)[0] for word in asked.words]
        if asked.phrase:
            must.append(tantivy.Query.phrase_query(self.schema, "text", list(stems)))
        elif asked.prefix:
            must.append(tantivy.Query.regex_query(self.schema, "text", f"{asked.words[0]}.*"))
        else:
            must += [tantivy.Query.term_query(self.schema, "text", stem) for stem in stems]
        if len(must) == 1:
            return must[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in must])


class Fts5:
    """A table of FTS5 that holds the text, beside a table with the facets; bm25 ranks, snippet() marks."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "fts5.db")
        self.base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
            f"CREATE TABLE item (id INTEGER PRIMARY KEY, day INTEGER, {' TEXT, '.join(SINGLE)} TEXT);"
            "CREATE TABLE value (facet TEXT, item INTEGER, value TEXT);"
            "CREATE VIRTUAL TABLE search USING fts5(text)"
        )

    def load(self, items: Iterable[Item]) -> None:
        for item in items:
            value = facets(item)
            single = [value[name][0] for name in SINGLE]
            places = ", ".join("?" * (2 + len(SINGLE)))
            self.base.execute(f"INSERT INTO item VALUES ({places})", (item.id, item.day.toordinal(), *single))
            self.base.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (item.id, item.text))
            self.base.executemany(
                "INSERT INTO value VALUES (?, ?, ?)",
                [(name, item.id, each) for name in MANY for each in value[name]],
            )
        self.base.execute("CREATE INDEX of_item ON value (item, facet, value)")
        self.base.execute("INSERT INTO search (search) VALUES ('optimize')")
        self.base.commit()

    def ask(self, asked: Asked) -> int:
        where, values = "search MATCH ?", [_fts5(asked)]
        for name, value in asked.narrowed.items():
            where, values = f"{where} AND item.{name} = ?", [*values, value]
        source = "FROM search JOIN item ON item.id = search.rowid"
        order = "item.day DESC" if asked.by_date else "rank"
        self.base.execute(
            f"SELECT item.id, snippet(search, 0, '<b>', '</b>', '…', 30) {source} WHERE {where}"
            f" ORDER BY {order} LIMIT {TOP}",
            values,
        ).fetchall()
        self.base.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
        self.base.execute(f"INSERT INTO found SELECT item.id {source} WHERE {where}", values)
        for name in SINGLE:
            self.base.execute(
                f"SELECT {name}, count(*) FROM found JOIN item USING (id) GROUP BY 1"
            ).fetchall()
        self.base.execute(
            "SELECT facet, value, count(*) FROM found JOIN value ON item = found.id GROUP BY 1, 2"
        ).fetchall()
        [total] = self.base.execute("SELECT count(*) FROM found").fetchone()
        self.base.execute("DROP TABLE found")
        return int(total)

    def close(self) -> None:
        self.base.close()


def _fts5(asked: Asked) -> str:
    if asked.phrase:
        return f'"{" ".join(asked.words)}"'
    return " ".join(asked.words) + ("*" if asked.prefix else "")


class Postgres:
    """As Django's documentation sets it up: a generated tsvector, GIN, SearchRank and SearchHeadline."""

    def __init__(self, url: str) -> None:
        self.base = psycopg.connect(url, autocommit=True)
        self.base.execute("DROP TABLE IF EXISTS peer")
        self.base.execute(
            f"CREATE TABLE peer (id integer PRIMARY KEY, day date, {' text, '.join(SINGLE)} text,"
            f" {' text[], '.join(MANY)} text[], text text,"
            " search tsvector GENERATED ALWAYS AS (to_tsvector('danish', text)) STORED)"
        )

    def load(self, items: Iterable[Item]) -> None:
        columns = ("id", "day", *FACETS, "text")
        with self.base.cursor().copy(f"COPY peer ({', '.join(columns)}) FROM STDIN") as copy:
            for row in self._rows(items):
                copy.write_row(row)
        self.base.execute("CREATE INDEX peer_search ON peer USING gin (search)")
        self.base.execute("ANALYZE peer")

    def _rows(self, items: Iterable[Item]) -> Iterator[tuple[Any, ...]]:
        for item in items:
            value = facets(item)
            yield (
                item.id,
                item.day,
                *(value[name][0] for name in SINGLE),
                *(value[name] for name in MANY),
                item.text,
            )

    def ask(self, asked: Asked) -> int:
        where, values = "search @@ q", [_tsquery(asked)]
        for name, value in asked.narrowed.items():
            where, values = f"{where} AND {name} = %s", [*values, value]
        query = "phraseto_tsquery" if asked.phrase else "to_tsquery" if asked.prefix else "plainto_tsquery"
        source = f"FROM peer, {query}('danish', %s) q WHERE {where}"
        order = "day DESC" if asked.by_date else "ts_rank(search, q) DESC"
        until = time.monotonic() + MOST_SECONDS
        self._rows_of(
            f"SELECT id, ts_headline('danish', text, q) FROM"
            f" (SELECT id, text, q {source} ORDER BY {order} LIMIT {TOP}) best",
            values,
            until,
        )
        for name in FACETS:
            each = name if name in SINGLE else f"unnest({name})"
            self._rows_of(f"SELECT {each}, count(*) {source} GROUP BY 1", values, until)
        [[total]] = self._rows_of(f"SELECT count(*) {source}", values, until)
        return int(total)

    def _rows_of(self, statement: str, values: list[Any], until: float) -> list[tuple[Any, ...]]:
        left = max(1, int((until - time.monotonic()) * 1000))
        self.base.execute(f"SET statement_timeout = {left}")
        try:
            return self.base.execute(statement, values).fetchall()
        except psycopg.errors.QueryCanceled as error:
            raise TooSlow(MOST_SECONDS) from error

    def close(self) -> None:
        self.base.execute("SET statement_timeout = 0")
        self.base.execute("DROP TABLE peer")
        self.base.close()


def _tsquery(asked: Asked) -> str:
    return f"{asked.words[0]}:*" if asked.prefix else " ".join(asked.words)
