"""Documents are parsed whole in a process that can reach nothing, and refused where they would cost too much."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.outside import pages, parsing
from factcheck.outside.charsets import LABELS, decoded
from factcheck.outside.errors import ParseError
from factcheck.outside.fetching import Fetched
from factcheck.outside.limits import ParseLimits
from factcheck.outside.parsing import Image, Parsed, parse
from tests.outside import hostile
from tests.outside.watch import Watch, children

ARABIC = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="{charset}">
<title>افتتاح المرفأ | صحيفة</title>
<meta property="og:title" content="افتتاح المرفأ الجديد">
<meta name="description" content="قال مدير المرفأ إن العمل اكتمل قبل موعده.">
<link rel="canonical" href="/harbour">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
"author": [{{"name": "نور"}}, {{"name": "سامي"}}],
"datePublished": "2022-01-06T10:00:00+03:00"}}]}}</script></head>
<body><nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a></nav>
<article><h1>افتتاح المرفأ الجديد</h1>
<p>قال مدير المرفأ إن الرصيف الكبير سيُفتح في شهر يناير من العام المقبل، وإن السفن ستصل إليه من ثلاث دول.</p>
<figure><img src="harbour.jpg" alt="سفينة عند الرصيف"><figcaption>الرصيف صباح الأحد</figcaption></figure>
<p>وأضاف أن <b>ثلاثة آلاف</b> عامل شاركوا في البناء،<br>وأن التكلفة بلغت 12 مليون دينار.</p>
<ul><li>طول الرصيف 400 متر</li><li>عمقه 12 مترًا</li></ul>
<blockquote><p>نحن سعداء بهذا اليوم الكبير في تاريخ المدينة</p></blockquote></article>
<footer>كل الحقوق محفوظة</footer></body></html>"""
PARAGRAPHS = (
    "افتتاح المرفأ الجديد",
    "قال مدير المرفأ إن الرصيف الكبير سيُفتح في شهر يناير من العام المقبل، وإن السفن ستصل إليه من ثلاث دول.",
    "وأضاف أن ثلاثة آلاف عامل شاركوا في البناء،",
    "وأن التكلفة بلغت 12 مليون دينار.",
    "طول الرصيف 400 متر",
    "عمقه 12 مترًا",
    "نحن سعداء بهذا اليوم الكبير في تاريخ المدينة",
)


def fetched(content: bytes, media_type: str = "text/html", charset: str = "") -> Fetched:
    address = "https://news.example/2022/harbour"
    now = datetime.datetime.now(datetime.UTC)
    return Fetched(address, address, 200, media_type, charset, content, "", now, ())


def refusal(content: bytes, media_type: str, limits: ParseLimits | None = None) -> str:
    with pytest.raises(ParseError) as caught:
        parse(fetched(content, media_type), limits)
    return caught.value.code


@pytest.mark.parametrize(
    ("charset", "named", "encoding"),
    [("utf-8", "utf-8", "utf-8"), ("windows-1256", "", "cp1256"), ("", "windows-1256", "cp1256"), ("", "", "cp1256")],
    ids=["utf-8", "1256-in-the-page", "1256-in-the-header", "1256-unsaid"],
)
def test_an_arabic_page_comes_out_whole(charset: str, named: str, encoding: str) -> None:
    content = ARABIC.format(charset=charset).encode(encoding)
    assert parse(fetched(content, charset=named)) == Parsed(
        kind="html",
        encoding=encoding,
        title="افتتاح المرفأ الجديد",
        standfirst="قال مدير المرفأ إن العمل اكتمل قبل موعده.",
        byline="نور, سامي",
        published="2022-01-06T10:00:00+03:00",
        language="ar",
        canonical="https://news.example/harbour",
        paragraphs=PARAGRAPHS,
        images=(
            Image(address="https://news.example/2022/harbour.jpg", alt="سفينة عند الرصيف", caption="الرصيف صباح الأحد"),
        ),
    )


@given(
    st.text(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي \u200c\u200d\u200e\u200f\u061c\u064b\u0651\u0640٣4", min_size=60, max_size=200
    )
)
@settings(max_examples=30)
def test_marks_and_joiners_within_a_paragraph_are_kept(words: str) -> None:
    found = pages.read(f"<article><p>مرفأ {words} رصيف</p></article>", "https://news.example/")
    assert pages.squeezed(f"مرفأ {words} رصيف") in found["paragraphs"]


def test_json_and_plain_text_come_out_as_they_are() -> None:
    found = parse(fetched('{"a": [1, 9223372036854775808, null, "سد"]}'.encode(), "application/json"))
    assert found.data == {"a": [1, 2**63, None, "سد"]}
    text = parse(fetched("سطر أول\nتتمة\r\n\r\nفقرة".encode(), "text/plain"))
    assert text.paragraphs == ("سطر أول\nتتمة", "فقرة")


@pytest.mark.parametrize("name", hostile.DOCUMENTS)
def test_a_hostile_document_is_refused(name: str) -> None:
    media_type, content, codes = hostile.DOCUMENTS[name]
    assert refusal(content, media_type) in codes


def test_another_kind_is_not_parsed() -> None:
    assert refusal(b"%PDF-1.7", "application/pdf") == "not_parsed_here"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (ParseLimits(cpu_seconds=1, seconds=30), "parse_too_slow"),
        (ParseLimits(seconds=0.5), "parse_too_slow"),
        (ParseLimits(memory_bytes=40_000_000), "parse_failed"),
    ],
    ids=["processor", "clock", "no-room-to-start"],
)
def test_limits_are_held_and_nothing_is_left_running(limits: ParseLimits, code: str) -> None:
    media_type, content, _ = hostile.SLOW["900,000 attributes"]
    assert refusal(content, media_type, limits) in {code, "parse_too_heavy"}
    assert children() == set()


def test_memory_is_held_by_the_kernel() -> None:
    media_type, content, _ = hostile.SLOW["three million lists"]
    seen = Watch()
    with seen:
        assert refusal(content, media_type, ParseLimits(memory_bytes=128 << 20)) == "parse_too_heavy"
    assert 64 << 20 < seen.most_memory < 128 << 20


def test_the_process_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_SECRET_KEY", "canary-of-the-environment")
    media_type, content, _ = hostile.SLOW["900,000 attributes"]
    seen = Watch()
    with seen:
        refusal(content, media_type, ParseLimits(seconds=1))
    assert seen.environments
    assert {name for names in seen.environments for name in names} <= {"PYTHONPATH", "PYTHONUTF8", "LC_CTYPE"}


DOORS = {
    "a socket": "import socket; socket.socket()",
    "a file": "open('/etc/hostname')",
    "a file to write": "open('/dev/shm/x', 'w')",
    "a program": "import subprocess; subprocess.run(['/bin/true'])",
    "more memory than there is": "bytearray(1 << 30)",
    "a longer answer": "import os; os.write(1, bytes(1_000_000)); os.write(1, b'x')",
    "the limit itself": "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (99, 99)); open('/etc/hostname')",
}


@pytest.mark.parametrize("door", DOORS)
def test_nothing_can_be_opened_any_more(door: str, tmp_path: Path) -> None:
    if door == "the limit itself" and os.geteuid() == 0:
        pytest.skip("root may raise its own limits")
    attempt = f"""
import sys, socket, subprocess
from factcheck.outside import parser
parser._confine(448 << 20, 5, 5, 1_000_000)
parser._close_the_door()
try:
    {DOORS[door]}
except (OSError, MemoryError, ValueError):
    sys.exit(7)
"""
    with (tmp_path / "out").open("wb") as out:
        ended = subprocess.run([sys.executable, "-c", attempt], stdout=out, stderr=subprocess.DEVNULL, timeout=30)
    assert ended.returncode == 7


@pytest.mark.parametrize(
    "forged",
    [b"", b"{", b"[]", b'{"parsed": {"kind": "html"}}', b'{"error": "no_such_code"}', b'{"parsed": null, "more": 1}',
     b'{"parsed": {"kind": "html", "encoding": "x", "paragraphs": [1]}}', b"x" * 200],
)  # fmt: skip
def test_an_answer_of_another_shape_is_not_believed(forged: bytes) -> None:
    with pytest.raises(ParseError, match=r"parse_failed|parse_too_heavy"):
        parsing._read(forged, ParseLimits(result_bytes=100))


def test_no_more_are_parsed_at_once_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_places", threading.BoundedSemaphore(1))
    parsing._places.acquire()
    assert refusal(b"a", "text/plain", ParseLimits(seconds=0.1)) == "parse_busy"
    parsing._places.release()
    assert parse(fetched(b"a", "text/plain")).paragraphs == ("a",)


@given(
    st.binary(max_size=300), st.sampled_from(["", "utf-7", "zlib", "idna", "unicode_escape", *LABELS]), st.booleans()
)
def test_any_bytes_are_text_or_a_refusal(content: bytes, charset: str, in_page: bool) -> None:
    try:
        text, encoding = decoded(content, charset, in_page=in_page)
    except ParseError:
        return
    assert encoding in LABELS.values()
    assert text.encode("utf-8").decode("utf-8") == text


MARKUP = [
    *("<p>", "</p>", "<div>", "<table>", "<svg>", "<script>", "<!--", "<![CDATA[", "&#xD800;", "&#0;", "سد", "\ufeff"),
    *("<a href='//[", "<img src='http://[' alt=x>", "<html lang=x-1>", "\x0b", "<time datetime='2022-13-40T99:00'>"),
    "<link rel=canonical href='java\tscript:x'>",
    '<script type="application/ld+json">{"@type": ["Article"], "author": [[[]]], "headline": {}}</script>',
]


@given(st.text(max_size=300) | st.lists(st.sampled_from(MARKUP)).map("".join))
@settings(max_examples=100)
def test_any_markup_is_a_page_or_a_refusal(text: str) -> None:
    try:
        found: dict[str, Any] = pages.read(text, "https://news.example/")
    except ParseError:
        return
    Parsed(kind="html", encoding="utf-8", **found)
    assert found["canonical"] == "" or found["canonical"].startswith(("https://", "http://"))
