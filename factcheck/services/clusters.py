"""Clusters of claims: which claims hang together by confirmed links, and which address each group has.

What is joined is worked out from the links alone (docs/decisions/0016): take one link away and the group falls apart.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck.models import Claim, ClaimLink, Cluster, ClusterMember
from factcheck.models.columns import now
from factcheck.models.values import LinkState, Relation
from factcheck.services.errors import NotFound

JOINING = (Relation.SAME.value, Relation.UPDATES.value, Relation.UPDATED_BY.value)
BESIDE = (Relation.CONTRADICTS.value, Relation.NARROWER.value, Relation.BROADER.value)
_CHUNK = 500  # bound variables in one statement


def renew(session: Session, claim_ids: Iterable[int]) -> None:
    """Bring up to date the clusters of these claims, and of all that is or was joined to them.

    Called within each transaction that confirms or undoes a link, or sets a claim aside or takes it up again.
    """
    session.flush()
    touched = set(claim_ids)
    touched |= _companions(session, touched)
    groups = [group for group in _groups(session, touched) if len(group) > 1]
    claims = touched.union(*groups)
    current = _current(session, claims)
    wanted = _addresses(session, groups, current)
    _move(session, claims, current, wanted)


def of_claims(session: Session, claim_ids: Collection[int]) -> dict[int, Cluster]:
    """The cluster of each claim that is in one."""
    found: dict[int, Cluster] = {}
    for chunk in _chunks(claim_ids):
        query = select(ClusterMember.claim_id, Cluster).join(Cluster, col(Cluster.id) == col(ClusterMember.cluster_id))
        found |= dict(session.exec(query.where(col(ClusterMember.left_at).is_(None), _is_of(chunk))).all())
    return found


def find(session: Session, cluster_id: uuid.UUID) -> Cluster:
    cluster = session.exec(select(Cluster).where(Cluster.public_id == cluster_id)).first()
    if cluster is None:
        raise NotFound("no_such_cluster")
    return cluster


@dataclass(frozen=True)
class Standing:
    """What became of a cluster: the keys of its members; if it has none, of those it had last, when they left,
    and the clusters that they are in now."""

    cluster: Cluster
    members: list[int]
    last: list[int] = field(default_factory=list)
    left_at: datetime | None = None
    now_in: list[Cluster] = field(default_factory=list)

    @property
    def moved_to(self) -> Cluster | None:
        """The one cluster that took all of it in."""
        return self.now_in[0] if len(self.now_in) == 1 and not self.members else None


def standing(session: Session, cluster: Cluster) -> Standing:
    rows = session.exec(select(ClusterMember).where(ClusterMember.cluster_id == cluster.id)).all()
    members = sorted(row.claim_id for row in rows if row.left_at is None)
    if members:
        return Standing(cluster, members)
    left_at = max((row.left_at for row in rows if row.left_at), default=None)
    last = sorted(row.claim_id for row in rows if row.left_at == left_at)
    places = of_claims(session, last)
    now_in = {places[key].public_id: places[key] for key in last if key in places}
    return Standing(cluster, [], last, left_at, list(now_in.values()) if len(places) == len(last) else [])


def was_ever_in_one(session: Session, claim_ids: Collection[int | None]) -> bool:
    """Whether a cluster has, or had, one of these claims: its address then leads to them."""
    query = select(ClusterMember.claim_id).where(col(ClusterMember.claim_id).in_(claim_ids))
    return session.exec(query.limit(1)).first() is not None


def joined(session: Session, claim_ids: Collection[int], relations: Collection[str]) -> list[ClaimLink]:
    """Confirmed links of these relations that touch one of the claims, both of whose claims are worked on."""
    aside = sa.select(col(Claim.id)).where(col(Claim.set_aside).is_not(None))
    found: dict[int, ClaimLink] = {}
    for chunk in _chunks(claim_ids):
        query = select(ClaimLink).where(
            ClaimLink.state == LinkState.CONFIRMED.value,
            col(ClaimLink.relation).in_(relations),
            _touching(chunk),
            col(ClaimLink.a_id).not_in(aside),
            col(ClaimLink.b_id).not_in(aside),
        )
        found |= {link.id or 0: link for link in session.exec(query)}
    return [found[key] for key in sorted(found)]


def _touching(claim_ids: Collection[int]) -> sa.ColumnElement[bool]:
    return sa.or_(col(ClaimLink.a_id).in_(claim_ids), col(ClaimLink.b_id).in_(claim_ids))


def _is_of(claim_ids: Collection[int]) -> sa.ColumnElement[bool]:
    return col(ClusterMember.claim_id).in_(claim_ids)


def _chunks(ids: Collection[int]) -> Iterable[list[int]]:
    ordered = sorted(ids)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))


def _companions(session: Session, claim_ids: Collection[int]) -> set[int]:
    """The claims that share a cluster with one of these."""
    own = select(ClusterMember.cluster_id).where(_is_of(claim_ids), col(ClusterMember.left_at).is_(None))
    query = select(ClusterMember.claim_id).where(col(ClusterMember.cluster_id).in_(own))
    return set(session.exec(query.where(col(ClusterMember.left_at).is_(None))))


def _groups(session: Session, claim_ids: Collection[int]) -> list[list[int]]:
    """The groups that joining links make of these claims and of whatever else they reach, each in order of keys."""
    beside: dict[int, set[int]] = defaultdict(set)
    seen, edge = set(claim_ids), set(claim_ids)
    while edge:
        for link in joined(session, edge, JOINING):
            beside[link.a_id].add(link.b_id)
            beside[link.b_id].add(link.a_id)
        edge = {key for one in edge for key in beside[one]} - seen
        seen |= edge
    groups, placed = [], set[int]()
    for start in sorted(seen):
        if start not in placed:
            group = _reached(start, beside)
            placed |= group
            groups.append(sorted(group))
    return groups


def _reached(start: int, beside: dict[int, set[int]]) -> set[int]:
    found, rest = {start}, [start]
    while rest:
        for other in beside[rest.pop()] - found:
            found.add(other)
            rest.append(other)
    return found


def _current(session: Session, claim_ids: Collection[int]) -> dict[int, ClusterMember]:
    found: dict[int, ClusterMember] = {}
    for chunk in _chunks(claim_ids):
        query = select(ClusterMember).where(_is_of(chunk), col(ClusterMember.left_at).is_(None))
        found |= {row.claim_id: row for row in session.exec(query)}
    return found


def _addresses(session: Session, groups: list[list[int]], current: dict[int, ClusterMember]) -> dict[int, int]:
    """The cluster that each grouped claim belongs in.

    A cluster's address stays with the part that has its earliest member, the larger part if several have one. A group
    that has won several keeps the oldest; one that has won none gets back the address it had before, else a new one.
    """
    won = _won(groups, current)
    taken = {min(keys) for keys in won.values()}
    wanted: dict[int, int] = {}
    for place, group in enumerate(groups):
        key = min(won[place]) if won[place] else _earlier(session, group, taken) or _new(session)
        taken.add(key)
        wanted |= dict.fromkeys(group, key)
    return wanted


def _won(groups: list[list[int]], current: dict[int, ClusterMember]) -> dict[int, list[int]]:
    """For each group, by its place, the clusters whose addresses are its own to keep."""
    claims: dict[int, list[tuple[datetime, int, int]]] = defaultdict(list)
    for place, group in enumerate(groups):
        rows = [current[key] for key in group if key in current]
        for cluster_id in sorted({row.cluster_id for row in rows}):
            own = [row.joined_at for row in rows if row.cluster_id == cluster_id]
            claims[cluster_id].append((min(own), -len(own), place))
    won: dict[int, list[int]] = defaultdict(list)
    for cluster_id, parts in claims.items():
        won[min(parts)[2]].append(cluster_id)
    return won


def _earlier(session: Session, group: list[int], taken: Collection[int]) -> int | None:
    """The empty cluster that most of these claims were in before, two of them at least; the oldest of equals."""
    shared: dict[int, int] = defaultdict(int)
    for chunk in _chunks(group):
        query = select(ClusterMember.cluster_id).where(_is_of(chunk), col(ClusterMember.left_at).is_not(None))
        for cluster_id in session.exec(query):
            shared[cluster_id] += 1
    known = [key for key, number in shared.items() if number > 1 and key not in taken]
    query = select(ClusterMember.cluster_id).where(col(ClusterMember.cluster_id).in_(known))
    held = set(session.exec(query.where(col(ClusterMember.left_at).is_(None))))
    free = [(-shared[key], key) for key in known if key not in held]
    return min(free)[1] if free else None


def _new(session: Session) -> int:
    cluster = Cluster()
    session.add(cluster)
    session.flush()
    return cluster.id or 0


def _move(session: Session, claims: Iterable[int], current: dict[int, ClusterMember], wanted: dict[int, int]) -> None:
    """Let claims leave and join, all at one moment: who left together can be told by it."""
    moment = now()
    going = [row for key, row in current.items() if wanted.get(key) != row.cluster_id]
    for row in going:
        row.left_at = moment
        session.add(row)
    session.flush()  # before anybody joins: a claim is in one cluster at a time
    staying = {key for key, row in current.items() if row.left_at is None}
    for key in sorted(set(claims) - staying):
        if key in wanted:
            _join(session, wanted[key], key, moment)
    session.flush()


def _join(session: Session, cluster_id: int, claim_id: int, moment: datetime) -> None:
    before = session.get(ClusterMember, (cluster_id, claim_id))
    row = before or ClusterMember(cluster_id=cluster_id, claim_id=claim_id)
    row.joined_at, row.left_at = moment, None
    session.add(row)
