"""coffeechat: a coach for informational interviews.

Start with :class:`coffeechat.coach.Coach`; the nouns it takes and returns are in
:mod:`coffeechat.model`. Importing the package loads nothing else, so that the
command line answers ``--help`` at once.
"""

__version__ = "0.1.0"
