"""What the user chose, from flags and the environment. Nothing else reads the environment."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from coffeechat.errors import SettingsError

_OPENAI = "https://api.openai.com"


class Settings(BaseSettings):
    """Every setting, typed. A field ``name`` is read from ``COFFEECHAT_NAME``; a flag wins over it."""

    model_config = SettingsConfigDict(
        env_prefix="COFFEECHAT_", env_ignore_empty=True, extra="forbid", frozen=True, populate_by_name=True
    )

    model: str = Field("none", description="Language model: `none`, `openai:NAME` or `local:FILE.gguf`.")
    home: Path = Field(
        default_factory=lambda: user_data_path("coffeechat", appauthor=False),
        description="Folder for the library, the index and everything else kept on this machine.",
    )
    index: str | None = Field(
        None, description="Search index: a folder, or the URL of a Chroma server. Default: in the home."
    )
    database: str | None = Field(None, description="SQLAlchemy URL of the database. Default: SQLite in the home.")
    embeddings: str = Field("minilm", description="Embeddings: `minilm` (offline) or `openai:NAME`.")
    stance: Literal["learning", "direct"] = Field(
        "learning", description="Which side advises where the sources disagree."
    )
    deadline: float = Field(60.0, gt=0, description="Seconds for all the model work of one job.")
    streaming: bool = Field(
        True, description="Ask the model for answers in pieces, which shows early that a server has stalled."
    )
    cache: bool = Field(True, description="Keep a model's answers in the home, so that none is paid for twice.")
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Key for the `openai:` model and embeddings."
    )
    openai_base_url: str | None = Field(
        None, validation_alias="OPENAI_BASE_URL", description="Any OpenAI-compatible server; default: OpenAI's own."
    )

    @property
    def model_host(self) -> str:
        """The host that texts for an ``openai:`` model go to, without a password or a path."""
        try:
            return urlsplit(self.openai_base_url or _OPENAI).hostname or ""
        except ValueError:
            return ""

    @field_validator("model")
    @classmethod
    def _check_model(cls, value: str) -> str:
        kind, _, name = value.partition(":")
        if value != "none" and (kind not in {"openai", "local"} or not name):
            raise ValueError("use none, openai:NAME or local:FILE.gguf")
        return value

    @field_validator("embeddings")
    @classmethod
    def _check_embeddings(cls, value: str) -> str:
        kind, _, name = value.partition(":")
        if value != "minilm" and (kind != "openai" or not name):
            raise ValueError("use minilm or openai:NAME")
        return value


def load_settings(**flags: object) -> Settings:
    """Read the settings; a flag that is None leaves the environment or the default in force.

    Raises:
        SettingsError: a value that does not fit, with the flag or variable it came from.
    """
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        variable = name if name.isupper() else f"COFFEECHAT_{name.upper()}"
        origin = f"--{name}" if flags.get(name) is not None else variable
        what = f"{first['msg'].removeprefix('Value error, ')} (it was {first['input']!r})"
        raise SettingsError(what, origin, "Change it and try again.") from error
