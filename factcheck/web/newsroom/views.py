"""Reviewing verdicts; publishing and withdrawing them and articles."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from factcheck.models.values import Decision
from factcheck.services import articles, desk, releases, verdicts
from factcheck.services.desk import ReviewRow
from factcheck.services.store import Once
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import filled, submitted
from factcheck.web.htmx import done, local_path
from factcheck.web.newsroom.forms import DecisionForm, PublishArticleForm, ReasonForm

blueprint = Blueprint("newsroom", __name__)


@blueprint.get("/<lang:lang>/reviews")
@needs("verdict.review")
def reviews() -> Response:
    return make_response(_reviews_page())


def _reviews_page() -> str:
    waiting = desk.waiting(store(), me())
    ready = releases.ready_counts(store(), me())
    listed = articles.listing(store(), me())
    return render_template(
        "newsroom/reviews.html",
        waiting=[_reviewed(row) for row in waiting],
        released=[(row, _reason_form("withdraw_verdict", row)) for row in desk.released(store(), me())],
        listed=[(row, ready.get(row.article.id or 0, 0), _withdrawal(row.article.public_id)) for row in listed],
    )


def _withdrawal(article_id: uuid.UUID) -> ReasonForm:
    return filled(ReasonForm, url_for("newsroom.withdraw_article", article_id=article_id))


def _reviewed(row: ReviewRow) -> dict[str, Any]:
    """A row of the page: who has approved so far, and what whoever reads it may do."""
    approved = [review for review in row.judged.reviews if review.decision == Decision.APPROVE]
    return {
        "row": row,
        "approvers": [row.judged.reviewers.get(review.account_id, "") for review in approved],
        "mine": row.mine,
        "decided": any(review.account_id == me().id for review in row.judged.reviews),
        "send_back": _reason_form("send_back", row),
    }


def _reason_form(endpoint: str, row: ReviewRow) -> ReasonForm:
    return filled(ReasonForm, url_for(f"newsroom.{endpoint}", verdict_id=row.judged.verdict.public_id))


@blueprint.post("/<lang:lang>/verdicts/<uuid:verdict_id>/approve")
@needs("verdict.review")
def approve(verdict_id: uuid.UUID) -> Response:
    return _decide(
        lambda once: verdicts.review(store(), me(), verdict_id, Decision.APPROVE, once=once),
        _("Approve this verdict?"),
    )


@blueprint.post("/<lang:lang>/verdicts/<uuid:verdict_id>/publish")
@needs("verdict.propose")
def publish_verdict(verdict_id: uuid.UUID) -> Response:
    return _decide(lambda once: verdicts.publish(store(), me(), verdict_id, once), _("Publish this verdict?"))


@blueprint.post("/<lang:lang>/verdicts/<uuid:verdict_id>/send-back")
@needs("verdict.review")
def send_back(verdict_id: uuid.UUID) -> Response:
    return _explain(
        lambda reason, once: verdicts.review(store(), me(), verdict_id, Decision.RETURN, reason, once),
        _("Return the verdict"),
        _("Say what is missing: the reason goes to whoever proposed it."),
        verdict_id,
    )


@blueprint.post("/<lang:lang>/verdicts/<uuid:verdict_id>/withdraw")
@needs("verdict.release")
def withdraw_verdict(verdict_id: uuid.UUID) -> Response:
    return _explain(
        lambda reason, once: verdicts.withdraw(store(), me(), verdict_id, reason, once),
        _("Withdraw the verdict"),
        _("Readers will see this reason, and the claim as not yet checked."),
        verdict_id,
    )


@blueprint.post("/<lang:lang>/articles/<uuid:article_id>/publish")
@needs("article.release")
def publish_article(article_id: uuid.UUID) -> Response:
    form = PublishArticleForm()
    if submitted(form, lambda: _publish(article_id, form)):
        return done(_back(), _("Done: the decision is recorded."))
    return _again(form, _("Publish this article?"))


def _publish(article_id: uuid.UUID, form: PublishArticleForm) -> None:
    also = bool(form.with_verdicts.data)
    releases.publish_article(store(), me(), article_id, with_verdicts=also, once=form.mark())


@blueprint.post("/<lang:lang>/articles/<uuid:article_id>/withdraw")
@needs("article.release")
def withdraw_article(article_id: uuid.UUID) -> Response:
    return _explain(
        lambda reason, once: articles.withdraw(store(), me(), article_id, reason, once),
        _("Withdraw this article"),
        _("Readers who follow a link to it are told this."),
    )


def _decide(act: Callable[[Once], Any], question: str) -> Response:
    form = DecisionForm()
    if submitted(form, lambda: act(form.mark())):
        return done(_back(), _("Done: the decision is recorded."))
    return _again(form, question)


def _explain(act: Callable[[str, Once], Any], title: str, hint: str, verdict_id: uuid.UUID | None = None) -> Response:
    form = ReasonForm()
    if submitted(form, lambda: act(form.reason.data or "", form.mark())):
        return done(_back(), _("Done: the decision is recorded."))
    row = desk.review_row(store(), me(), verdict_id) if verdict_id else None
    body = render_template("newsroom/reason.html", form=form, title=title, hint=hint, row=row, back=_back())
    return make_response(body, 422)


def _again(form: DecisionForm | PublishArticleForm, question: str) -> Response:
    """A decision that did not go through: what was wrong, and the same button once more."""
    body = render_template("newsroom/decision.html", form=form, question=question, back=_back())
    return make_response(body, 422)


def _back() -> str:
    """The page the form was on, if it is ours and can be read; else the reviews."""
    return local_path(request.args.get("back")) or url_for("newsroom.reviews")
