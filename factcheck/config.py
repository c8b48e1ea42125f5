"""Settings from the environment (`FACTCHECK_*`), checked when the program starts."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(BaseSettings):
    """Every setting of the program; `docs/settings.md` has the table.

    `database` is an SQLAlchemy address. Left empty it is the newsroom's own file in `instance`,
    or the demo newsroom's file when `demo` holds.
    """

    model_config = SettingsConfigDict(env_prefix="FACTCHECK_", extra="ignore")

    instance: Path = CHECKOUT / "instance"
    database: str = ""
    demo: bool = False
    host: str = "127.0.0.1"
    port: int = Field(default=5000, ge=0, le=65535)
    secret_key: str = ""
    session_hours: int = Field(default=12, ge=1, le=24 * 30)
    max_form_bytes: int = Field(default=2_000_000, ge=10_000)
    trusted_hosts: tuple[str, ...] = ()
    secure_cookies: bool = False
    sign_in_limit: str = "20 per minute"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("FACTCHECK_DATABASE starts with sqlite:/// or postgresql+psycopg://")
        return value

    @property
    def database_file(self) -> Path:
        """The SQLite file used when no database address is set."""
        return self.instance / ("demo.sqlite3" if self.demo else "newsroom.sqlite3")

    @property
    def database_address(self) -> str:
        return self.database or f"sqlite:///{self.database_file}"

    @property
    def bound_to_loopback(self) -> bool:
        return self.host in LOOPBACK

    def secret(self) -> str:
        """The key that signs form tokens: the one set, else one made once and kept in `instance`."""
        if self.secret_key:
            return self.secret_key
        self.instance.mkdir(parents=True, exist_ok=True)
        path = self.instance / "secret.key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48), encoding="ascii")
        return path.read_text(encoding="ascii").strip()


def chosen(**options: Any) -> Settings:
    """The settings of the newsroom of one's own if there is one; else, and when FACTCHECK_DEMO asks, of the demo.

    `options` that are not None come before the environment.
    """
    given = {key: value for key, value in options.items() if value is not None}
    settings = Settings(**given)
    if "FACTCHECK_DEMO" in os.environ or settings.database or settings.database_file.exists():
        return settings
    return Settings(**{**given, "demo": True})
