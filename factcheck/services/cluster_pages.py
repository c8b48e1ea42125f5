"""One claim across articles and time: who said it when, with which figure, what contradicts it, how each was rated."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, ClaimLink, Cluster, ClusterMember
from factcheck.models.values import ArticleState, Relation, Target
from factcheck.services import accounts, clusters, published, rewording, series
from factcheck.services.errors import NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.published import PublicClaim
from factcheck.services.store import Store
from factcheck.text.numbers import Quantity

HOLDS = 4  # what the scale exports for ratings that say a claim is so, or mostly so, and more
MOVES = 20  # addresses followed from one group into the next


@dataclass(frozen=True)
class Said:
    """A claim of the page with its article. `relation` is None for a member, else how it stands to `to`, a member.

    `cluster` is the one that a claim beside the cluster is in itself.
    """

    claim: Claim
    article: Article
    public: PublicClaim
    figure: Quantity | None = None
    relation: Relation | None = None
    to: int = 0
    cluster: Cluster | None = None


@dataclass(frozen=True)
class Difference:
    """Claims that the newsroom links and rated so that readers may wonder: the `same` one differently, or two that
    contradict each other both as true."""

    same: bool
    rows: list[Said]


@dataclass(frozen=True)
class Edge:
    """A confirmed link between two claims of the page, for the desk: who confirmed it and when.

    `a_was` and `b_was` are what the two said then, None where it is what they say now ("" if erased).
    """

    link: ClaimLink
    a: Said
    b: Said
    relation: Relation
    by: str
    a_was: str | None = None
    b_was: str | None = None


@dataclass(frozen=True)
class ClusterPage:
    """A cluster: every claim in the order of days, members and what stands beside them."""

    cluster: Cluster
    rows: list[Said]
    differences: list[Difference]
    edges: list[Edge] = field(default_factory=list)

    @property
    def members(self) -> list[Said]:
        return [row for row in self.rows if row.relation is None]


@dataclass(frozen=True)
class Parted:
    """A cluster that has fallen apart: when, which claims it had, and what their clusters are now."""

    cluster: Cluster
    left_at: datetime | None
    rows: list[Said]


def at_desk(store: Store, actor: Actor, cluster_id: uuid.UUID, language: str = "") -> ClusterPage | Parted:
    """A cluster as the newsroom sees it, or the one that it has become part of."""
    require(actor, "article.read")
    with store.reading() as session:
        standing = _followed(session, clusters.find(session, cluster_id))
        page = _page(session, standing, language, col(Claim.set_aside).is_(None))
        if isinstance(page, Parted):
            return page
        return ClusterPage(page.cluster, page.rows, page.differences, _edges(session, page.rows))


def for_readers(store: Store, cluster_id: uuid.UUID, language: str = "") -> ClusterPage | Parted:
    """A cluster of which readers may see two claims at least, or the one it has become part of; else NotFound."""
    with store.reading() as session:
        standing = _followed(session, clusters.find(session, cluster_id))
        page = _page(session, standing, language, published.is_public())
    known = page.rows if isinstance(page, Parted) else page.members
    if len(known) < 2:
        raise NotFound("no_such_cluster")
    return page


def is_for_readers(page: ClusterPage) -> bool:
    """Whether readers may see this page of the newsroom's."""
    seen = [row for row in page.members if row.article.state == ArticleState.PUBLISHED and not row.article.withdrawn_at]
    return len(seen) > 1


def of_claim_for_readers(store: Store, claim_id: uuid.UUID) -> Cluster | None:
    """The cluster that a public claim is in, if readers may see it."""
    with store.reading() as session:
        own = select(ClusterMember.cluster_id).join(Claim, col(Claim.id) == col(ClusterMember.claim_id))
        cluster_id = session.exec(own.where(Claim.public_id == claim_id, _now())).first()
        query = (
            select(Claim.id)
            .join(ClusterMember, col(ClusterMember.claim_id) == col(Claim.id))
            .join(Article, col(Article.id) == col(Claim.article_id))
            .where(ClusterMember.cluster_id == cluster_id, _now(), published.is_public())
        )
        visible = len(session.exec(query.limit(2)).all()) == 2
        return session.get(Cluster, cluster_id) if visible else None


def _now() -> sa.ColumnElement[bool]:
    return col(ClusterMember.left_at).is_(None)


def _followed(session: Session, cluster: Cluster) -> clusters.Standing:
    standing = clusters.standing(session, cluster)
    for _ in range(MOVES):
        if standing.moved_to is None:
            break
        standing = clusters.standing(session, standing.moved_to)
    return standing


def _page(
    session: Session, standing: clusters.Standing, language: str, among: sa.ColumnElement[bool]
) -> ClusterPage | Parted:
    if not standing.members:
        return Parted(standing.cluster, standing.left_at, _rows(session, standing.last, {}, language, among))
    beside = _beside(session, standing.members)
    rows = _rows(session, [*standing.members, *beside], beside, language, among)
    return ClusterPage(standing.cluster, rows, _differences(session, rows))


def _beside(session: Session, members: Sequence[int]) -> dict[int, tuple[Relation, int]]:
    """What contradicts a member, says more or less: how it stands to which member, by the claims' keys."""
    inside, found = set(members), dict[int, tuple[Relation, int]]()
    for link in clusters.joined(session, members, clusters.BESIDE):
        if link.a_id not in inside:
            found.setdefault(link.a_id, (Relation(link.relation), link.b_id))
        elif link.b_id not in inside:
            found.setdefault(link.b_id, (Relation(link.relation).reverse, link.a_id))
    return found


def _rows(
    session: Session,
    keys: Sequence[int],
    beside: dict[int, tuple[Relation, int]],
    language: str,
    among: sa.ColumnElement[bool],
) -> list[Said]:
    """The claims that may be seen, in the order of their articles' days; those of an unknown day come last."""
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
    found = session.exec(query.where(col(Claim.id).in_(keys), among)).all()
    ordered = sorted(found, key=lambda row: (row[1].published_on or date.max, row[0].id or 0))
    public = published.with_verdicts(session, [claim for claim, _ in ordered], language)
    figures = series.of_claims([claim for claim, _ in ordered])
    places = clusters.of_claims(session, beside)
    rows = []
    for (claim, article), shown in zip(ordered, public, strict=True):
        key = claim.id or 0
        relation, to = beside.get(key, (None, 0))
        rows.append(Said(claim, article, shown, figures.get(key), relation, to, places.get(key)))
    return rows


def _differences(session: Session, rows: list[Said]) -> list[Difference]:
    """Where the newsroom's own verdicts on linked claims part; verdicts on whether something was said are apart."""
    rated = {row.claim.id or 0: row for row in rows if row.public.verdict}
    found = []
    for group in _same(session, rows):
        keys = {(row.public.rating_key, _target(row)) for row in group}
        if len({key for key, target in keys if target == Target.TRUTH}) > 1:
            found.append(Difference(True, [row for row in group if _target(row) == Target.TRUTH]))
    contradicting = (Relation.CONTRADICTS.value,)
    for link in clusters.joined(session, rated, contradicting):
        pair = [rated[key] for key in (link.a_id, link.b_id) if key in rated]
        if len(pair) == 2 and all(_holds(row) for row in pair):
            found.append(Difference(False, pair))
    return found


def _target(row: Said) -> str:
    return row.public.verdict.target if row.public.verdict else ""


def _holds(row: Said) -> bool:
    given = row.public.verdict
    return given is not None and given.target == Target.TRUTH and (given.rating.exports or 0) >= HOLDS


def _same(session: Session, rows: list[Said]) -> list[list[Said]]:
    """The rated claims in groups that say the same, be it by a claim without a verdict; each in the order of days."""
    head = {row.claim.id or 0: row.claim.id or 0 for row in rows}

    def first(key: int) -> int:
        while head[key] != key:
            key = head[key]
        return key

    for link in clusters.joined(session, head, (Relation.SAME.value,)):
        if link.a_id in head and link.b_id in head:
            head[first(link.a_id)] = first(link.b_id)
    groups: dict[int, list[Said]] = {}
    for row in rows:
        if row.public.verdict:
            groups.setdefault(first(row.claim.id or 0), []).append(row)
    return list(groups.values())


def _edges(session: Session, rows: list[Said]) -> list[Edge]:
    """Every confirmed link between claims of the page."""
    by_key = {row.claim.id or 0: row for row in rows}
    names = accounts.names(session)
    found = clusters.joined(session, by_key, clusters.JOINING + clusters.BESIDE)
    shown = [link for link in found if link.a_id in by_key and link.b_id in by_key]
    before = rewording.since_decided(session, shown)
    edges = []
    for link in shown:
        then, by = before.get(link.id or 0, {}), names.get(link.decided_by or 0, "")
        ends = by_key[link.a_id], by_key[link.b_id]
        edges.append(Edge(link, *ends, Relation(link.relation), by, then.get(link.a_id), then.get(link.b_id)))
    return edges
