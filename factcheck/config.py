"""Settings from the environment (`FACTCHECK_*`), checked when the program starts."""

from __future__ import annotations

import difflib
import os
import re
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PREFIX = "FACTCHECK_"
HOST_NAME = re.compile(r"(?:\.?[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")

RATE = re.compile(r"[1-9][0-9]{0,8} per (?:second|minute|hour|day)")


class SettingsError(Exception):
    """What is wrong with the environment: `problems` has a sentence for each variable, without secrets."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """Every setting of the program; `docs/settings.md` has the table. A field's description says what it may be.

    `database` is an SQLAlchemy address. Left empty it is the newsroom's own file in `instance`,
    or the demo newsroom's file when `demo` holds.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    instance: Path = Field(default=CHECKOUT / "instance", description="a folder")
    database: str = Field(
        default="", repr=False, description="an address that begins with `sqlite:///` or `postgresql+psycopg://`"
    )
    demo: bool = Field(default=False, description="`1` or `0`")
    host: str = Field(default="127.0.0.1", min_length=1, description="an address or a name of this machine")
    port: int = Field(default=5000, ge=0, le=65535, description="a whole number from 0 to 65535")
    secret_key: str = Field(default="", repr=False, description="16 or more characters that nobody can guess")
    session_hours: int = Field(default=12, ge=1, le=24 * 30, description="a whole number from 1 to 720")
    max_form_bytes: int = Field(default=2_000_000, ge=10_000, description="a whole number from 10000")
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="host names separated by commas; `.news.example` takes every name below it"
    )
    trusted_proxies: int = Field(default=0, ge=0, le=5, description="a whole number from 0 to 5")
    secure_cookies: bool = Field(default=False, description="`true` or `false`")
    sign_in_limit: str = Field(default="20 per minute", description="a number per second, minute, hour or day")
    lock_wait: float = Field(default=10, ge=0.05, le=60, description="seconds, from 0.05 to 60")
    fetch_contact: str = Field(
        default="", max_length=200, pattern=r"^[ -~]*$", description="up to 200 plain ASCII characters"
    )
    fetch_bytes: int = Field(
        default=10_000_000, ge=100_000, le=50_000_000, description="a whole number from 100000 to 50000000"
    )
    fetch_seconds: float = Field(default=20, ge=1, le=120, description="seconds, from 1 to 120")
    parse_seconds: float = Field(default=20, ge=1, le=120, description="seconds, from 1 to 120")
    parse_megabytes: int = Field(default=448, ge=128, le=512, description="a whole number from 128 to 512")
    queue: str = Field(
        default="", repr=False, description="empty, or an address that begins with `redis://` or `rediss://`"
    )
    worker: bool = Field(default=True, description="`true` or `false`")
    longest_wait: float = Field(default=2, ge=0.1, le=60, description="seconds, from 0.1 to 60")
    processes: int = Field(default=0, ge=0, le=64, description="a whole number from 0 to 64")
    threads: int = Field(default=8, ge=1, le=16, description="a whole number from 1 to 16")
    stop_seconds: int = Field(default=30, ge=1, le=600, description="a whole number from 1 to 600")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="`DEBUG`, `INFO`, `WARNING` or `ERROR`"
    )
    log_format: Literal["auto", "json", "console"] = Field(
        default="auto", description="`json`, `console`, or `auto`: for a terminal `console`, else `json`"
    )

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("another kind of database")
        return value

    @field_validator("queue")
    @classmethod
    def _known_queue(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://")):
            raise ValueError("another kind of queue")
        return value

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < 16:
            raise ValueError("too short")
        return value

    @field_validator("trusted_hosts", mode="before")
    @classmethod
    def _separated_by_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("trusted_hosts")
    @classmethod
    def _hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(HOST_NAME.fullmatch(host) for host in value):
            raise ValueError("not a host name")
        return value

    @field_validator("sign_in_limit")
    @classmethod
    def _a_rate(cls, value: str) -> str:
        if not RATE.fullmatch(value):
            raise ValueError("not a rate")
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


def from_environment(**options: Any) -> Settings:
    """The settings of the environment, `options` before them. SettingsError says everything that is wrong with it."""
    problems = [_unknown(name) for name in sorted(os.environ) if _is_unknown(name)]
    try:
        settings = Settings(**options)
    except ValidationError as error:
        wrong = [_wrong(problem["loc"], problem.get("input")) for problem in error.errors()]
        raise SettingsError(problems + wrong) from None
    if problems:
        raise SettingsError(problems)
    return settings


def _is_unknown(name: str) -> bool:
    return name.upper().startswith(PREFIX) and name.upper() not in variables()


def variables() -> dict[str, str]:
    """The variables that are settings, each with the name of its field."""
    return {PREFIX + field.upper(): field for field in Settings.model_fields}


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.upper(), variables(), n=1)
    hint = f" Did you mean {near[0]}?" if near else " docs/settings.md has them all."
    return f"{name} is not a setting.{hint}"


def _wrong(where: tuple[int | str, ...], was: object) -> str:
    """What a variable was, and what it may be; never a secret key, nor the password in an address."""
    field = str(where[0])
    may_be = (Settings.model_fields[field].description or "").replace("`", "")
    told = f"is {_readable(was)}" if field != "secret_key" else "cannot be used"
    return f"{PREFIX}{field.upper()} {told}; it may be {may_be}."


def _readable(was: object) -> str:
    return repr(re.sub(r"//.*@", "//(hidden)@", str(was), flags=re.DOTALL)[:200]) if str(was) else "empty"


def chosen(**options: Any) -> Settings:
    """The settings of the newsroom of one's own if there is one; else, and when FACTCHECK_DEMO asks, of the demo.

    `options` that are not None come before the environment. SettingsError if the environment has anything wrong.
    """
    given = {key: value for key, value in options.items() if value is not None}
    settings = from_environment(**given)
    if "FACTCHECK_DEMO" in os.environ or settings.database or settings.database_file.exists():
        return settings
    return from_environment(**{**given, "demo": True})
