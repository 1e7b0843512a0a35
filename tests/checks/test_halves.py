"""A sentence that says two things comes apart into both."""

from coffeechat.checks.halves import split_halves


def test_two_promises_come_apart_in_the_frame_of_both():
    halves = list(split_halves("I will send my draft to the office and bring two paper references."))
    assert ("I will send my draft to the office.", "I will bring two paper references.") in [
        (one.replace(" .", "."), other) for one, other in halves
    ]


def test_a_half_that_says_next_to_nothing_is_none():
    halves = list(split_halves("You said I should order a small locker and write it down."))
    assert not [other for _, other in halves if other.startswith("You said I should write")]
