"""Sessions on the server: the cookie holds a random token, the database its hash and everything else."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response, session
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy.exc import OperationalError
from sqlmodel import col, delete, select

from factcheck.models import Account, SessionRecord
from factcheck.models.columns import now
from factcheck.services.errors import FactcheckError
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.web.security import SESSION_COOKIE

COOKIE = SESSION_COOKIE
# They answer without a database, so that an error page has its fonts while there is none.
WITHOUT_SESSION = ("/static/", "/healthz", "/readyz")


class ServerSession(dict[str, Any], SessionMixin):
    """What one browser's session holds; `account_id` is set while somebody is signed in."""

    def __init__(self, content: dict[str, Any] | None = None, token: str = "", account_id: int | None = None) -> None:
        super().__init__(content or {})
        self._before = dict(self)
        self.token = token
        self.account_id = account_id
        self.renewed = False
        self.ended = False
        self.unread: Exception | None = None  # why the database did not give what it holds

    @property
    def changed(self) -> bool:
        return self.renewed or self.ended or dict(self) != self._before

    def leave(self) -> None:
        """Keep nothing of what this request did to it."""
        self.renewed = self.ended = False
        self._before = dict(self)


class Sessions(SessionInterface):
    """Opens and keeps sessions. A page that never touches its session sets no cookie."""

    def __init__(self, store: Store, hours: int, *, secure: bool) -> None:
        self.store = store
        self.lifetime = timedelta(hours=hours)
        self.secure = secure

    def open_session(self, app: Flask, request: Request) -> ServerSession:  # noqa: ARG002
        token = request.cookies.get(COOKIE, "")
        if not token or request.path.startswith(WITHOUT_SESSION):
            return ServerSession()
        try:
            with self.store.reading() as db:
                record = db.exec(select(SessionRecord).where(SessionRecord.token_hash == _hash(token))).first()
        except (OperationalError, FactcheckError) as error:
            unread = ServerSession()
            unread.unread = error
            return unread
        if record is None or record.expires_at <= now():
            return ServerSession()
        return ServerSession(record.content, token, record.account_id)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002
        if not isinstance(session, ServerSession) or not session.changed:
            return
        old = session.token
        if session.renewed or session.ended or not old:
            session.token = secrets.token_urlsafe(32)
        with self.store.writing() as db:
            db.exec(delete(SessionRecord).where(col(SessionRecord.expires_at) <= now()))
            if old:
                db.exec(delete(SessionRecord).where(col(SessionRecord.token_hash) == _hash(old)))
            if not session.ended:
                db.add(self._record(session))
        self._set_cookie(response, session)

    def _record(self, session: ServerSession) -> SessionRecord:
        return SessionRecord(
            token_hash=_hash(session.token),
            account_id=session.account_id,
            content=dict(session),
            expires_at=now() + self.lifetime,
        )

    def _set_cookie(self, response: Response, session: ServerSession) -> None:
        response.vary.add("Cookie")
        if session.ended:
            response.delete_cookie(COOKIE)
            return
        response.set_cookie(
            COOKIE, session.token, max_age=self.lifetime, httponly=True, samesite="Lax", secure=self.secure
        )

    def actor(self) -> Actor | None:
        """Whoever is signed in to this request's session, as the account stands now."""
        current = _current()
        if current.account_id is None:
            return None
        with self.store.reading() as db:
            account = db.get(Account, current.account_id)
        return Actor.of(account) if account and account.active else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _current() -> ServerSession:
    found: ServerSession = session._get_current_object()  # type: ignore[attr-defined]
    return found


def refuse_unread() -> None:
    """Before each request: Flask opens sessions where no error page can be made yet, so that one is raised here."""
    opened = _current()
    if isinstance(opened, ServerSession) and opened.unread is not None:
        raise opened.unread


def begin(account: Account) -> None:
    """Sign in: a new token, so that one known beforehand is worth nothing."""
    current = _current()
    current.clear()
    current.account_id = account.id
    current.renewed = True


def end() -> None:
    """Sign out: the session is deleted, not only forgotten by the browser."""
    current = _current()
    current.clear()
    current.account_id = None
    current.ended = True
