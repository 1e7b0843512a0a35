"""Checks that nothing passes unseen: is the quote verbatim, is the fact given, is it traced?"""
