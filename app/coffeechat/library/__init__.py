"""The library: read, clean, split, store, index, search, and where the sources disagree."""

from coffeechat.library.library import Library

__all__ = ["Library"]
