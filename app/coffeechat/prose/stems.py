"""Stems that bring the forms of an English word together: runs, running and ran; seven and 7."""

import re
from functools import lru_cache

_IRREGULAR = """
be am is are was were been being|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|
choose chose chosen|come came|cut cutting|do did done does|draw drew drawn|drive drove driven|eat ate eaten|fall fell
fallen|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|get got gotten getting|give gave given|
go went gone goes|grow grew grown|have had has|hear heard|hit hitting|hold held|keep kept|know knew known|lead led|
learn learnt|leave left|lend lent|let letting|lie lay lain|lose lost|make made|mean meant|meet met|pay paid|put putting|
read reading|ride rode ridden|rise rose risen|run ran running|say said|see saw seen|sell sold|send sent|set setting|
show shown|sing sang sung|sit sat sitting|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole|
stick stuck|strike struck|swim swam|take took taken|teach taught|tell told|think thought|throw threw thrown|
understand understood|wake woke|wear wore worn|win won winning|write wrote written writing|
child children|person people|man men|woman women|
good better best|bad worse worst|I I'm I'll I'd I've|year yearly|rewrite rewrote rewritten|plan planned planning|
quit quitting|swap swapped|ship shipped|stop stopped stopping|zero 0|one 1 once first|two 2 twice second|three 3 third|
four 4 fourth|five 5 fifth|six 6 sixth|seven 7 seventh|eight 8 eighth|nine 9 ninth|ten 10 tenth|eleven 11|twelve 12|
thirteen 13|fourteen 14|fifteen 15|sixteen 16|seventeen 17|eighteen 18|nineteen 19|twenty 20|thirty 30|forty 40|
fifty 50|sixty 60|seventy 70|eighty 80|ninety 90|hundred 100
"""
_FORMS = {
    form.lower(): next((f for f in forms if f.isdigit()), forms[0].lower())
    for forms in map(str.split, _IRREGULAR.replace("\n", " ").split("|"))
    for form in forms
}
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_ENDINGS = re.compile(r"(?:ations?|ings?|ed|ies|ers?|es|(?<!s)s|e|y|ly)$")
_SHORTEST = 4


def find_words(text: str) -> list[str]:
    """Return the words of a text, with inner apostrophes, points and hyphens."""
    return _WORD.findall(text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of one word."""
    low = re.sub(r"['’](?:s|ll|d|re|ve|m)$", "", word.lower()).strip(".")
    low = _FORMS.get(low, low)
    if len(low) < _SHORTEST or not low.isalpha():
        return low
    short = _ENDINGS.sub("", low)
    short = short if len(short) >= _SHORTEST - 1 else low.removesuffix("s")
    doubled = len(short) > _SHORTEST - 1 and short[-1] == short[-2] and short[-1] not in "lsz"
    return short[:-1] if doubled else short


def find_stems(text: str) -> set[str]:
    """Return the stems of all words, and of the parts of compounds."""
    return {stem(part) for word in find_words(text) for part in (word, *re.split(r"[-.,/'’]", word)) if part}
