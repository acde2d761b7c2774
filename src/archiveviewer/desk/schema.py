"""The tables of a desk, and how those of an earlier version become those of this one.

Comes in: nothing; goes out: statements, one list for each version. A list that was ever shipped is never changed: who
changes a table adds a list. Columns bear the names of the fields in `things`. It refuses to know values.
"""

from __future__ import annotations

_THING = "id TEXT PRIMARY KEY, made TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT NOT NULL DEFAULT ''"
_NOTE = "note TEXT NOT NULL DEFAULT '', earlier TEXT NOT NULL DEFAULT ''"
_ARTICLE = "archive TEXT NOT NULL, article TEXT NOT NULL"
_KEPT = "STRICT, WITHOUT ROWID"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"""CREATE TABLE articles (
            {_ARTICLE}, title TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (archive, article)
        ) {_KEPT}""",
        "CREATE INDEX articles_by_id ON articles (article)",
        f"""CREATE TABLE collections (
            {_THING}, {_NOTE}, name TEXT NOT NULL, parent TEXT NOT NULL, position REAL NOT NULL
        ) {_KEPT}""",
        f"""CREATE TABLE clippings (
            {_THING}, {_NOTE}, collection TEXT NOT NULL, {_ARTICLE}, position REAL NOT NULL
        ) {_KEPT}""",
        "CREATE INDEX clippings_by_collection ON clippings (collection, removed)",
        "CREATE INDEX clippings_by_article ON clippings (article)",
        f"""CREATE TABLE passages (
            {_THING}, {_NOTE}, {_ARTICLE}, block INTEGER NOT NULL, start INTEGER NOT NULL, quote TEXT NOT NULL,
            before TEXT NOT NULL, after TEXT NOT NULL, colour TEXT NOT NULL
        ) {_KEPT}""",
        "CREATE INDEX passages_by_article ON passages (article)",
        f"CREATE TABLE taggings ({_THING}, name TEXT NOT NULL, {_ARTICLE}) {_KEPT}",
        "CREATE INDEX taggings_by_article ON taggings (article)",
        f"""CREATE TABLE searches (
            {_THING}, name TEXT NOT NULL, archive TEXT NOT NULL, inquiry TEXT NOT NULL, position REAL NOT NULL
        ) {_KEPT}""",
        f"""CREATE TABLE asked (
            {_THING}, archive TEXT NOT NULL, inquiry TEXT NOT NULL, times INTEGER NOT NULL, starred INTEGER NOT NULL
        ) {_KEPT}""",
        "CREATE INDEX asked_by_time ON asked (changed)",
        f"CREATE TABLE opened ({_THING}, {_ARTICLE}, times INTEGER NOT NULL, share REAL NOT NULL) {_KEPT}",
        "CREATE INDEX opened_by_time ON opened (changed)",
        f"""CREATE TABLE seen (
            search TEXT NOT NULL, archive TEXT NOT NULL, looked TEXT NOT NULL, articles BLOB NOT NULL,
            PRIMARY KEY (search, archive)
        ) {_KEPT}""",
    ),
)
VERSION = len(MIGRATIONS)
TABLES = (
    "articles",
    "collections",
    "clippings",
    "passages",
    "taggings",
    "searches",
    "asked",
    "opened",
    "seen",
)
"""The tables of this version."""
