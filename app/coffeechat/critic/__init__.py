"""The critique of a draft: what to mend, what to keep, who advises it, and the draft mended."""

from coffeechat.critic.critic import Critic

__all__ = ["Critic"]
