"""Letters that say what really happened: a thank-you note from the sender's own notes."""

from coffeechat.letter_writer.writer import LetterWriter

__all__ = ["LetterWriter"]
