"""Odd input: what people paste, what programs send by mistake, and what somebody sends to break things."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

NUMBERS = (
    *("0", "-1", "-0", "1e9", "0x10", "1_000", "٤٢", "４２", " 7 ", "+1", "1.5", "NaN", "inf", "-inf", "Infinity"),
    *(str(2**31), str(2**31 - 1), str(2**63), str(-(2**63) - 1), str(2**64), "9" * 400, "9" * 5000, "½", "²", "一"),
)
DATES = (
    *("2026-09-08", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "-2026-01-01", "٢٠٢٦-٠٩-٠٨"),
    *("2026-9-8", "2026-09-08T00:00:00Z", "08/09/2026", "1599-12-31", "1600-01-01", "2026-09-08\n", " 2026-09-08"),
)
INVISIBLE = ("\u200b", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u034f", "\u180e")
BIDI = ("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069")
CONTROLS = ("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1f", "\x7f", "\x85", "\x9b", "\r", "\r\n", "\t")
MARKS = (
    "e\u0301",
    "a" + "\u0300" * 70,
    "\u0300" * 200,
    "مُحَمَّد",
    "كـــتاب",
    "\u0651\u064f",
    "n\u0303\u0323",
    "q\u0307\u0323",
)
ASTRAL = ("🚢", "👩‍👩‍👦", "🇲🇦", "𝐀𝐁", "𐤀", "\U0010ffff", "\uffff", "\ufffe", "\ufdd0", "𠮷", "e\u20dd")
MARKUP = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><svg onload=alert(1)>", "<!--", "]]>"),
    *("&lt;b&gt;", "&#0;", "{{7*7}}", "{% raw %}", "${7*7}", "%s%s%n", "%(name)s", "{0.__class__}", "\\u0000", "\\"),
)
QUERIES = (
    "'; DROP TABLE claim;--",
    "' OR '1'='1",
    '"',
    "%",
    "_",
    "\\%",
    "NEAR(",
    "* AND *",
    "a" * 64 + "*",
    "-- ",
    ";",
)
LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//elsewhere.example/x", "http://", "http://["),
    *("https://user:pw@quay.example/", "https://quay.example/\u202egpj", "ftp://quay.example/", "https://[::1]:99999/"),
    *("https://quay.example/ok?q=%00", "https://xn--a.example/", "https://مثال.example/", "/en/queue", "https:quay"),
)
WORDS = (
    "The ferry carried 412 people.",
    "قال الوزير إن 12 شخصا قتلوا.",
    "12 May 2019",
    "true",
    "y",
    "truth",
    "document",
)
PIECES = (
    *NUMBERS,
    *DATES,
    *INVISIBLE,
    *BIDI,
    *CONTROLS,
    *MARKS,
    *ASTRAL,
    *MARKUP,
    *QUERIES,
    *LINKS,
    *WORDS,
    " ",
    "\n\n",
)
LONG = (
    "x" * 10_001,
    "word " * 2_000,
    "ا" * 6_000,
    "\u202e" * 3_000,
    "💥" * 3_000,
    "a\n" * 3_000,
    "( " * 2_000,
    "1," * 3_000,
)
# Bytes that are no UTF-8: cut short, overlong, a lone surrogate, beyond the last code point, and what other programs
# take for text.
BROKEN = (
    *(b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x9a", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xed\xbf\xbf"),
    *(b"\xf4\x90\x80\x80", b"\x80abc", b"\xfe\xff\x00a", b"caf\xe9", b"\xc7\xe1\xda\xd1\xc8", b"\xef\xbf"),
)

texts: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(PIECES),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
    st.text(max_size=60),
    st.sampled_from(LONG),
)
# What goes over the wire for a value: mostly the text's UTF-8, at times no text at all.
wires: st.SearchStrategy[bytes] = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(texts, st.sampled_from(BROKEN)).map(lambda pair: pair[0].encode("utf-8", "surrogatepass") + pair[1]),
    st.binary(max_size=20),
)
FORM = "application/x-www-form-urlencoded"
CONTENT_TYPES = (FORM,) * 12 + (
    f"{FORM}; charset=utf-16",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "application/json",
    "text/plain",
    "",
    "a/b/c; =",
)
PARAMETERS = (
    *("q", "state", "kind", "assignee", "rating", "language", "age", "article", "aside", "order", "page", "pane"),
    *("sentence", "add", "next", "back", "v", "_anchor", "_external", "endpoint", "lang"),
)
HEADERS = ("Referer", "HX-Current-URL", "Accept-Language", "HX-Target", "If-None-Match", "If-Modified-Since", "Range")
HEADER_VALUES = (
    "http://[",
    "http://localhost/en/queue",
    "*",
    "ar;q=x",
    "a" * 4_000,
    '"',
    "bytes=0-",
    "\x7f",
    "é",
    "//",
)


@dataclass(frozen=True)
class Odd:
    """One request: who asks, what is changed of a route's form, and what is added to its address."""

    who: str
    fields: dict[int, bytes]
    dropped: frozenset[int] = frozenset()
    doubled: bool = False
    extra: tuple[tuple[bytes, bytes], ...] = ()
    query: tuple[tuple[str, bytes], ...] = ()
    content_type: str = FORM
    file: bytes | None = None
    segment: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    fragment: bool = False


def requests(who: tuple[str, ...]) -> st.SearchStrategy[Odd]:
    """Odd requests to any route; the numbers of fields are taken modulo how many the route's form has."""
    rarely = st.integers(0, 11).map(lambda number: number == 0)
    return st.builds(
        Odd,
        who=st.sampled_from(who),
        fields=st.dictionaries(st.integers(0, 9), wires, max_size=3),
        dropped=st.one_of(st.just(frozenset()), st.just(frozenset()), st.frozensets(st.integers(0, 9), max_size=3)),
        doubled=rarely,
        extra=rarely.flatmap(lambda yes: st.tuples(st.tuples(wires, wires)) if yes else st.just(())),
        query=st.lists(st.tuples(st.sampled_from(PARAMETERS), wires), max_size=3).map(tuple),
        content_type=st.sampled_from(CONTENT_TYPES),
        file=rarely.flatmap(lambda yes: st.one_of(st.binary(max_size=200), wires) if yes else st.none()),
        segment=rarely.flatmap(lambda yes: wires if yes else st.none()),
        headers=rarely.flatmap(
            lambda yes: (
                st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(HEADER_VALUES), max_size=2)
                if yes
                else st.just({})
            )
        ),
        fragment=st.booleans(),
    )


def encoded(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """A form's body as a browser would write it, whatever bytes the values are."""
    return b"&".join(quote_from_bytes(name).encode() + b"=" + quote_from_bytes(value).encode() for name, value in pairs)
