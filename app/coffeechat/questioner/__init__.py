"""Questions for one contact at one company, each tied to a fact by meaning."""

from coffeechat.questioner.questioner import Questioner

__all__ = ["Questioner"]
