"""Articles: the list, a new one, one with its claims, its details."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _

from factcheck.models import Article, Claim
from factcheck.services import articles, claims, desk
from factcheck.services.articles import ArticleText
from factcheck.services.errors import Invalid
from factcheck.services.linked import LinkCounts
from factcheck.services.parts import MAX_FIGURES
from factcheck.text.canonical import TextError, decode
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import filled, refusal, submitted
from factcheck.web.htmx import done, page
from factcheck.web.workbench import coverage, marked
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.coverage import Sentence
from factcheck.web.workbench.forms import ArticleForm, ClaimForm, DetailsForm


@blueprint.get("/<lang:lang>/desk/articles", endpoint="articles")
@needs("article.read")
def listing() -> Response:
    return page("workbench/articles.html", rows=articles.listing(store(), me()))


@blueprint.route("/<lang:lang>/desk/articles/new", methods=["GET", "POST"])
@needs("article.add")
def new_article() -> Response:
    if request.method == "GET":
        return _new(filled(ArticleForm, request.path))
    form, made = ArticleForm(), list[Article]()
    if form.more.data:
        return _one_more(form)
    if submitted(form, lambda: made.append(_take_in(form))):
        return done(url_for("workbench.article", article_id=made[0].public_id if made else form.reply))
    return _new(form, 422)


def _new(form: ArticleForm, status: int = 200) -> Response:
    return page("workbench/new_article.html", status, form=form)


def _one_more(form: ArticleForm) -> Response:
    """The form as it was filled in, with room for one more picture."""
    try:
        _text(form)
    except Invalid as error:
        form.refuse(error)
    if len(form.figures) < MAX_FIGURES:
        form.figures.append_entry()
    return _new(form)


def _take_in(form: ArticleForm) -> Article:
    return articles.create(store(), me(), _text(form), form.details(), form.around(), form.mark())


def _text(form: ArticleForm) -> str:
    """What was pasted, else what is in the file; that stays on the page if something else is wrong."""
    text = form.text.data or ""
    if not text.strip() and form.file.data and form.file.data.filename:
        text = form.text.data = _read(form.file.data.read())
    return text


def _read(data: bytes) -> str:
    try:
        return decode(data)
    except TextError as error:
        raise Invalid(fields={"file": f"text_{error.code}"}) from error


@blueprint.get("/<lang:lang>/desk/articles/<uuid:article_id>")
@needs("article.read")
def article(article_id: uuid.UUID) -> Response:
    text = articles.read(store(), me(), article_id)
    return show(text, filled(ClaimForm, url_for("workbench.add_claim", article_id=article_id)))


def show(text: ArticleText, form: ClaimForm, status: int = 200) -> Response:
    """The article with its claims beside it, and the form for a claim on selected words."""
    shown = desk.ratings_of(store(), me(), text)
    counted = desk.link_counts(store(), me(), text)
    addresses = {c.id or 0: url_for("workbench.claim", claim_id=c.public_id) for c in text.claims}
    sentences = coverage.sentences(text.coverage)
    wanted = request.args.get("show", "")
    left = {sentence.number for sentence in coverage.matching(sentences, wanted)}
    lines = marked.lines(text)
    values: dict[str, Any] = {
        "article": text.article,
        "text": text,
        "form": form,
        "sentences": sentences,
        "lines": [line for line in lines if not sentences or any(one.number in left for one in line.sentences)],
        "wanted": wanted,
        "counted": coverage.counted(sentences),
        "filters": coverage.filters(sentences),
        "reasons": sorted({sentence.reason for sentence in sentences if sentence.reason}),
        "badges": marked.badges(text, shown, addresses),
        "links": counted,
        "disputed": [claim for claim in text.claims if _is_disputed(counted.get(claim.id or 0))],
        "aside": [claim for claim in text.claims if claim.set_aside is not None],
        "quote": text.revision.text[form.start.data or 0 : form.end.data or 0],
        "sentence": _sentence(form, sentences),
        "chosen": _chosen(text, form, sentences),
    }
    return page("workbench/article.html", status, **values)


def _is_disputed(counts: LinkCounts | None) -> bool:
    return counts is not None and bool(counts.conflicts or counts.alleged)


def _sentence(form: ClaimForm, sentences: Sequence[Sentence]) -> int:
    """The number of the sentence to choose words of: what `?sentence=N` names, or a refused form was about; 0 none."""
    start = form.start.data
    if start is not None:
        return next((n for n, found in enumerate(sentences, 1) if found.start <= start < found.end), 0)
    number = request.args.get("sentence", 0, type=int)
    return number if 1 <= number <= len(sentences) else 0


def _chosen(text: ArticleText, form: ClaimForm, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The words to choose the first and last of. A refused form about other places keeps those instead."""
    number = _sentence(form, sentences)
    if not number:
        return []
    words = marked.words_of(text.revision.text, sentences[number - 1].start, sentences[number - 1].end)
    offered = {None, *(place for low, high, _ in words for place in (low, high))}
    return words if {form.start.data, form.end.data} <= offered else []


@blueprint.post("/<lang:lang>/desk/articles/<uuid:article_id>/claims")
@needs("claim.change")
def add_claim(article_id: uuid.UUID) -> Response:
    form, made = ClaimForm(), list[Claim]()
    actor = me()

    def add() -> None:
        start, end = form.start.data or 0, form.end.data or 0
        made.append(claims.add(store(), actor, article_id, start, end, form.text.data or "", form.mark()))

    if submitted(form, add):
        return done(url_for("workbench.claim", claim_id=made[0].public_id if made else form.reply))
    return show(articles.read(store(), actor, article_id), form, 422)


@blueprint.route("/<lang:lang>/desk/articles/<uuid:article_id>/details", methods=["GET", "POST"])
@needs("article.change")
def change_article(article_id: uuid.UUID) -> Response:
    read = articles.read(store(), me(), article_id).article
    if request.method == "GET":
        return _details(read, filled(DetailsForm, request.path, obj=read))
    form = DetailsForm()
    version = form.version.data
    status = refusal(form, lambda: articles.change(store(), me(), article_id, version, form.details(), form.mark()))
    if not status:
        return done(url_for("workbench.article", article_id=article_id), _("Saved."))
    form.stand_on(read.version)
    return _details(read, form, status)


def _details(read: Article, form: DetailsForm, status: int = 200) -> Response:
    recorder = desk.recorder_of_rights(store(), me(), read)
    return page("workbench/details.html", status, article=read, form=form, recorder=recorder)
