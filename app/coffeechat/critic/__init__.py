"""The critique of a draft: what to mend, what to keep, who advises it, and the draft mended."""

from coffeechat.critic.critic import Critic
from coffeechat.critic.dismissals import Dismissal, Dismissals
from coffeechat.critic.project import Project, find_project

__all__ = ["Critic", "Dismissal", "Dismissals", "Project", "find_project"]
