"""Clusters: claims that confirmed links join, under an address that stays."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import moment, public_id


class Cluster(SQLModel, table=True):
    """One claim across articles. It is never deleted: readers may hold its address."""

    __tablename__ = "cluster"

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    created_at: datetime = moment()


class ClusterMember(SQLModel, table=True):
    """A claim that is in a cluster, or was until `left_at`. A claim is in one at a time."""

    __tablename__ = "cluster_member"
    __table_args__ = (
        sa.Index(
            "ix_cluster_member_claim_id",
            "claim_id",
            unique=True,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        ),
    )

    cluster_id: int = Field(foreign_key="cluster.id", primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    joined_at: datetime = moment()
    left_at: datetime | None = moment(nullable=True)
