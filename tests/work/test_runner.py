"""Carrying out a job: claims and links of all articles made anew, each article once, whatever happens on the way."""

from __future__ import annotations

import pytest
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, ClaimLink, Job
from factcheck.models.values import JobState, LinkState, Relation
from factcheck.services import articles, claims, deciding, job_pages, jobs, recompute, splits
from factcheck.services.errors import Unavailable
from factcheck.services.jobs import AGAIN, Position
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.work import runner
from tests.work.conftest import outdate, picture


def asked(store: Store, **options: object) -> Job:
    return jobs.ask(store, None, "recompute", f"request {options}", dict(options))


def view(store: Store, job: Job) -> job_pages.JobView:
    return job_pages.read(store, None, job.public_id)


def own(store: Store, article: Article, actor: Actor) -> list[Claim]:
    return articles.read(store, actor, article.public_id).claims


def test_new_articles_are_not_behind_and_old_ones_are(store: Store, fleet: list[Article]) -> None:
    assert recompute.behind(store) == 0
    outdate(store)
    assert recompute.behind(store) == len(fleet)


def test_everything_is_made_as_if_it_came_in_today(store: Store, fleet: list[Article]) -> None:
    fresh = picture(store)
    assert fresh["links"], "the articles resemble each other"
    outdate(store)
    assert picture(store) != fresh
    assert runner.run(store, asked(store).public_id) is JobState.DONE
    again = picture(store)
    # The first article found nobody to compare with when it came in, so there can only be more suggestions now.
    assert {row[:2] for row in fresh["links"]} <= {row[:2] for row in again["links"]}
    assert {name: again[name] for name in again if name != "links"} == {n: fresh[n] for n in fresh if n != "links"}
    assert recompute.behind(store) == 0


def test_suggestions_made_during_the_work_are_not_taken_for_old_ones(store: Store, fleet: list[Article]) -> None:
    """SQLite gives the highest key again once its row is gone, so that keys do not tell old from new."""
    with store.writing() as session:
        scope = recompute.scope(session, {})
        link = session.exec(select(ClaimLink).order_by(col(ClaimLink.id).desc())).first()
        assert link is not None
        said = link.model_dump(include={"a_id", "b_id", "suggested", "relation", "score"})
        session.delete(link)
        session.flush()
        session.add(ClaimLink(**said))
        article = session.get_one(Article, session.get_one(Claim, said["a_id"]).article_id)
        item = recompute.find(session, article.public_id)
        assert item is not None
        recompute.STAGES[1].act(session, item, [], scope)
        assert (said["a_id"], said["b_id"]) in session.exec(select(ClaimLink.a_id, ClaimLink.b_id)).all()


def test_claims_that_are_found_again_keep_their_addresses(store: Store, fleet: list[Article], checker: Actor) -> None:
    before = {claim.public_id for article in fleet for claim in own(store, article, checker)}
    outdate(store)
    runner.run(store, asked(store).public_id)
    assert {claim.public_id for article in fleet for claim in own(store, article, checker)} == before


def test_claims_that_the_older_version_found_give_way(store: Store, fleet: list[Article], checker: Actor) -> None:
    fresh = picture(store)
    outdate(store)
    with store.writing() as session:
        for claim in session.exec(select(Claim).where(Claim.article_id == fleet[1].id)):
            claim.text = f"An older version's wording of: {claim.text}"
            session.add(claim)
    runner.run(store, asked(store).public_id)
    assert picture(store)["claims"] == fresh["claims"]


def test_claims_that_readers_were_shown_keep_their_addresses(
    store: Store, fleet: list[Article], checker: Actor, editor: Actor
) -> None:
    """Others link to them, even where nobody has checked one yet and a newer version would word them anew."""
    articles.publish(store, editor, fleet[0].public_id)
    outdate(store)
    with store.writing() as session:
        for claim in session.exec(select(Claim).where(Claim.article_id == fleet[0].id)):
            claim.text = f"It is said that {claim.text}"
            session.add(claim)
    before = [(claim.public_id, claim.text) for claim in own(store, fleet[0], checker)]
    runner.run(store, asked(store).public_id)
    assert [(claim.public_id, claim.text) for claim in own(store, fleet[0], checker)] == before
    assert recompute.behind(store) == 0


def test_what_people_did_stays(store: Store, fleet: list[Article], checker: Actor) -> None:
    mine = own(store, fleet[0], checker)[0]
    claims.rewrite(store, checker, mine.public_id, mine.version, "The Halcyon carried 412 people.")
    theirs = own(store, fleet[1], checker)[0]
    link = deciding.connect(store, checker, theirs.public_id, own(store, fleet[2], checker)[0].public_id, Relation.SAME)
    outdate(store)
    runner.run(store, asked(store, all=True).public_id)
    assert own(store, fleet[0], checker)[0].text == "The Halcyon carried 412 people."
    with store.reading() as session:
        assert session.get_one(ClaimLink, link.id).state == LinkState.CONFIRMED
        scored = session.exec(select(ClaimLink).where(ClaimLink.score == 0.01)).all()
    assert scored == [], "every suggestion is a new one"


def test_a_job_takes_only_what_is_behind_unless_it_is_asked_for_all(store: Store, fleet: list[Article]) -> None:
    heard: list[Position] = []
    assert runner.run(store, asked(store).public_id, tell=heard.append) is JobState.DONE
    assert {at.total for at in heard} == {0}
    heard.clear()
    assert runner.run(store, asked(store, all=True).public_id, tell=heard.append) is JobState.DONE
    assert {(at.stage, at.total) for at in heard} == {("claims", len(fleet)), ("links", len(fleet))}


def test_a_second_delivery_finds_nothing_to_take(store: Store, fleet: list[Article]) -> None:
    outdate(store)
    job = asked(store)
    assert runner.run(store, job.public_id) is JobState.DONE
    assert runner.run(store, job.public_id) is None
    assert view(store, job).job.attempt == 1


class Stop(BaseException):
    """What a kill looks like from within: nothing of the program runs any more."""


@pytest.mark.parametrize("when", range(1, 13, 2))
def test_stopped_anywhere_and_taken_up_again_it_ends_the_same(store: Store, fleet: list[Article], when: int) -> None:
    """Once asked to stop between steps, and once thrown out within one, at each place."""
    outdate(store)
    with store.reading() as session:
        kept = {a.id: a.public_id for a in session.exec(select(Article))}
    job = asked(store)
    done: list[tuple[str, int]] = []

    def tell(at: Position) -> None:
        done.append((at.stage, at.done))
        if len(done) == when:
            raise Stop

    with pytest.raises(Stop):
        runner.run(store, job.public_id, tell=tell)
    assert view(store, job).job.state == JobState.RUNNING, "a killed worker says nothing"
    jobs.queue_lost(store, jobs.LEASE * 0)
    asked_to_stop = iter([False, True])
    state = runner.run(store, job.public_id, tell=tell, stopping=lambda: next(asked_to_stop, True))
    while state is JobState.QUEUED:
        state = runner.run(store, job.public_id, tell=tell)
    assert state is JobState.DONE
    steps = [step for step in dict.fromkeys(done) if step[1]]
    assert steps == [(stage, n) for stage in ("claims", "links") for n in range(1, len(kept) + 1)]
    assert recompute.behind(store) == 0


def break_one(monkeypatch: pytest.MonkeyPatch, article: Article, error: Exception) -> None:
    whole = splits.remake

    def remake(session: Session, found: Article, *rest: object) -> None:
        whole(session, found, *rest)  # type: ignore[arg-type]
        if found.id == article.id:
            raise error

    monkeypatch.setattr(splits, "remake", remake)


def test_an_article_that_fails_is_written_down_and_the_rest_goes_on(
    store: Store, fleet: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    outdate(store)
    job = asked(store)
    with monkeypatch.context() as patch:
        break_one(patch, fleet[2], ValueError("a sentence without an end"))
        assert runner.run(store, job.public_id) is JobState.DONE
    found = view(store, job)
    assert [(e.subject_id, e.subject, e.stage, e.code) for e in found.errors] == [
        (fleet[2].public_id, fleet[2].title, "claims", "step_failed")
    ]
    assert found.errors[0].message == "ValueError: a sentence without an end"
    assert recompute.behind(store) == 1
    jobs.resume(store, None, job.public_id)
    assert view(store, job).job.stage == AGAIN
    assert runner.run(store, job.public_id) is JobState.DONE
    assert (view(store, job).failed, recompute.behind(store)) == (0, 0)


def test_an_article_that_fails_again_stays_written_down(
    store: Store, fleet: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    outdate(store)
    job = asked(store)
    break_one(monkeypatch, fleet[2], ValueError("still"))
    runner.run(store, job.public_id)
    jobs.resume(store, None, job.public_id)
    assert runner.run(store, job.public_id) is JobState.DONE
    assert (view(store, job).failed, view(store, job).may_be_tried_again) == (1, True)


def test_a_step_that_takes_its_worker_along_is_passed_over_in_the_end(
    store: Store, fleet: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    outdate(store)
    job = asked(store)
    whole = splits.remake

    def remake(session: Session, found: Article, *rest: object) -> None:
        if found.id == fleet[1].id:
            raise Stop
        whole(session, found, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(splits, "remake", remake)
    for _ in range(runner.STARTS_AT_ONE_PLACE + 1):
        with pytest.raises(Stop):
            runner.run(store, job.public_id)
        jobs.queue_lost(store, jobs.LEASE * 0)
    assert runner.run(store, job.public_id) is JobState.DONE
    assert [(e.subject, e.code) for e in view(store, job).errors] == [(fleet[1].title, "worker_died")]
    assert recompute.behind(store) == 1


def test_a_cancelled_job_stops_at_the_next_step(store: Store, fleet: list[Article]) -> None:
    outdate(store)
    job = asked(store)

    def tell(at: Position) -> None:
        if at.done == 2:
            jobs.cancel(store, None, job.public_id)

    assert runner.run(store, job.public_id, tell=tell) is None
    assert view(store, job).job.state == JobState.CANCELLED
    with store.reading() as session:
        made = session.exec(select(Article.id).where(col(Article.engine) != "0")).all()
    assert len(made) == 2


def test_a_database_that_is_away_stops_the_job_and_blames_no_article(
    store: Store, fleet: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    outdate(store)
    job = asked(store)
    with monkeypatch.context() as patch:
        break_one(patch, fleet[0], Unavailable())
        with pytest.raises(Unavailable):
            runner.run(store, job.public_id)
    assert (view(store, job).job.state, view(store, job).failed) == (JobState.QUEUED, 0)
    assert runner.run(store, job.public_id) is JobState.DONE


def test_an_article_that_changed_since_it_was_read_is_split_as_it_is_now(
    store: Store, fleet: list[Article], checker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person corrects the language between the worker's reading and its writing."""
    outdate(store)
    stage = recompute.STAGES[0]
    with store.reading() as session:
        item = recompute.find(session, fleet[0].public_id)
        assert item is not None
        prepared = stage.prepare(session, item)
    found = articles.read(store, checker, fleet[0].public_id).article
    said = articles.ArticleDetails(title=found.title, published_on=found.published_on, language="ar")
    articles.change(store, checker, found.public_id, found.version, said)
    with store.writing() as session:
        stage.act(session, item, prepared, {})
    assert {claim.language for claim in own(store, fleet[0], checker)} <= {"ar"}
