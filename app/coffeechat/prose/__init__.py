"""English text as sentences and words, with offsets into the text as it was given."""

from coffeechat.prose.sentences import split_sentences

__all__ = ["split_sentences"]
