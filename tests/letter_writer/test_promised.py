"""Whose promise it is, and what is none."""


def test_a_colon_after_will_hides_nobody_s_promise(writer):
    notes = "she'll: email me the list of her cards\nI will: tell her how it went"
    assert [fact.type for fact in writer.facts(notes)] == ["promise-theirs", "promise-mine"]


def test_you_know_is_no_filler_where_it_tells_something(writer):
    notes = "don't start in Nairobi, start where you know the chief's number."
    letter = writer.thank_you(to="Ann Lee", sender="Bo Ek", notes=notes)
    assert "where you know the chief" in letter.text


def test_what_they_tell_the_sender_to_do_is_not_reminded_of_as_a_promise(writer):
    notes = "For me: Learn knots so you dont look at your hands."
    letter = writer.thank_you(to="Ante Grgas", sender="Bo Ek", notes=notes)
    assert "what you promised" not in letter.text


def test_an_offer_that_is_not_worded_is_reminded_of(writer):
    notes = "Teresa Gallo, food bank\n* connect me w/ Sol at the community foundation"
    assert "connect me w/ Sol" in writer.thank_you(to="Teresa Gallo", sender="Bo Ek", notes=notes).text


def test_what_one_is_told_not_to_say_is_no_saying(writer):
    notes = 'What not to say to families: "I know how you feel". Say their name, often.'
    assert "how you feel" not in writer.thank_you(to="Kwabena Mensah", sender="Bo Ek", notes=notes).text
