"""The openings by which a statement of notes tells what it is: "advice:", "she offered to", "I promised".

In the text that they are matched against, the reader's name stands as ``READER`` ("Alex"). Each has a group ``x``,
what the letter will word. The first cue that matches, and whose wording succeeds, decides.
"""

import re

_FILLERS = (
    r"(?:(?:and|but|so|also|then|ok|okay|well|anyway|btw|super|kindly|very|just|um|uh|yeah|oh|sure|yes|no|absolutely|"
    r"of\ course),?\ )*"
)
_NAMED = "(?:Alex|she|he|they)"
_HER = "(?:Alex|him|her|them)"
_I_WILL = r"I(?:['’]?d|\ would|\ will|['’]ll)"
SHE = rf"{_FILLERS}(?:{_NAMED}(?:\ also|\ then|\ just|\ kindly|\ even|\ really)*,?\ )?"
_ME = rf"{_FILLERS}(?:I(?:['’]d|\ had)?(?:\ also|\ then|\ just)*,?\ )?"
SAID = (
    r"(?:said|says|say|told\ me|tells\ me|mentioned|mentions|told|tell\ me|explained(?:\ to\ me)?|"
    r"explains?(?:\ to\ me)?|thinks|think|"
    r"believes|reckons|feels|pointed\ out|noted|stressed|admitted|is\ sure|was\ clear|swears)"
)
SHOULD = (
    r"(?:I|you|we)\ (?:should|must|need\ to|needs\ to|ought\ to|have\ to|had\ better|could)(?:\ also|\ first|\ really)?"
)
_RECOMMENDED = (
    r"(?:suggested|suggests|suggest|recommended|recommends|recommend|advised|advises|proposed|proposes|propose)"
)
_X = r"(?P<x>.+)$"
_TITLED = r"(?:(?:Ms|Mr|Mrs|Dr|Prof)\.?\ )?"
NAME = rf"(?-i:{_TITLED}[A-ZÀ-Ý][\w'’-]+(?:\ (?:(?:[A-ZÀ-Ý][\w'’-]+)|de|van|von|der|al|bin)(?!\w))*)"
_WHERE = r"(?:\ (?:at|in|from|of)\ (?:the\ )?\w+(?![\w-])(?:\ [\w-]+)?)?"
# What somebody may be allowed to do, or be helped to do.
_LEAVE = (
    r"(?:come|visit|shadow|sit|join|use|borrow|stay|call|ring|text|email|write|phone|mention|say|drop|spend|try|work|"
    r"watch|attend|contact|ride|bring|observe|help|follow|put|name|reach|tag|have|pop|go)"
)
_FAVOURS = (
    r"(?:introduce|send|give|show|ask|put|take|connect|forward|invite|lend|bring|call|ring|email|help|let|teach|meet)"
)


def _compile(cues: dict[str, list[str]]) -> list[tuple[str, re.Pattern]]:
    """Compile verbose patterns, in which a space is written as an escaped one."""
    return [(kind, re.compile(cue, re.I | re.X)) for kind, patterns in cues.items() for cue in patterns]


NOTES = _compile({
    "promise": [
        rf"{_ME}(?:promised|agreed)(?:\ {_HER})?,?(?:\ that)?\ {_I_WILL}\ {_X}",
        rf"{_FILLERS}I\ (?:promised|agreed|offered|undertook)(?:\ {_HER})?\ to\ {_X}",
        rf"{_ME}(?:said|told\ {_HER})(?:\ that)?\ {_I_WILL}\ {_X}",
        rf"{_FILLERS}(?:promised|told)\ (?:him|her|them|Alex)\ to\ {_X}",
    ],
    "pledged": [rf"{_FILLERS}I\ promised(?:\ {_HER})?\ {_X}", rf"{_FILLERS}promised\ {_HER}\ {_X}"],
    "plan": [
        rf"{_FILLERS}I(?:['’]ll|\ will|['’]m\ going\ to|\ am\ going\ to|\ am\ to|['’]m\ to)\ {_X}",
        rf"{_FILLERS}I\ (?:must(?:\ to)?|need\ to|have\ to|should|got\ to)\ (?P<x>(?:send|email|tell|write\ (?:to|"
        rf"{_HER})|let|say\ to|"
        rf"bring|return|give|show|answer|call|forward|share|invite)\b.+)$",
        rf"{_FILLERS}(?:have|need|got)\ to\ (?P<x>(?:send|email|forward|share|(?:get|bring|give)\ {_HER})\ .+)$",
        r"(?:from\ me|mine|my\ (?:side|turn|homework|promise)|for\ my\ part|me|I|I\ will)\ ?(?:[:–>]|->?|→)"
        r"(?:\ (?:must|should|need\ to|have\ to|to)(?=\ ))?"
        rf"\ ?{_X}",
        rf"(?:my\ to-?do|to-?do|next\ steps?|action|follow[-\ ]up)\ ?[:\-–]\ ?{_X}",
    ],
    "sending": [
        rf"{_FILLERS}(?:I['’]m\ |I\ am\ )(?P<x>(?:sending|emailing|sharing|bringing|writing|calling)\ .+)$",
        rf"{_FILLERS}(?P<x>(?:sending|emailing|sharing)\ .+)$",
        rf"{_FILLERS}I\ (?:also\ |then\ )?(?P<x>(?:send|bring|email|share|show|forward|text|re-?\w+)\ (?!to\ do).+)$",
    ],
    "owed": [rf"{_FILLERS}(?:I\ )?(?:still\ )?owe(?:\ {_HER}(?:\ ?[:–-])?|\ ?[:–-])\ {_X}"],
    "struck": [
        rf"{_FILLERS}(?:(?:what|it|this|(?:the|one)\ thing\ (?:that|which))\ )?(?:really\ )?"
        r"(?:struck|surprised|impressed|stuck\ with|stayed\ with|stood\ out\ to)\ me"
        rf"(?:\ (?:most|today|was|is))*(?:\ that)?\ ?[:,–—-]*\ ?{_X}",
        rf"{_FILLERS}the\ (?:story|thing|part|bit|line)\ that\ (?:stayed|stuck|will\ stay)\ with\ me(?:\ most)?"
        rf"(?:\ is|\ was)?(?:\ that)?\ ?[:,–—-]*\ ?{_X}",
        rf"(?:struck|surprised|impressed|moved|touched)\ by\ ?[:–-]\ ?{_X}",
        rf"{_FILLERS}I\ was\ (?:really\ )?(?:struck|surprised|impressed)\ (?:that|by\ how)\ {_X}",
    ],
    "fond": [
        rf"{_FILLERS}(?:what|the\ thing|the\ part)\ (?:that\ )?I\ (?:really\ )?(?:liked|loved|enjoyed)(?:\ most|"
        r"\ best)?\ (?:was|is)"
        rf"(?:\ that)?:?\ (?:{_NAMED}\ (?:says|said)\ (?:that\ )?)?(?P<x>{_NAMED}\b.+)$",
        rf"{_FILLERS}I\ (?:really\ )?(?:liked|loved|enjoyed)\ that\ {_X}",
    ],
    "liked": [rf"{_FILLERS}I\ was\ (?:really\ |very\ |so\ )?(?:touched|moved)\ by\ {_X}",
        rf"{_FILLERS}I\ (?:really\ |absolutely\ |just\ )*(?:loved|liked|enjoyed)\ {_X}",
        rf"{_FILLERS}(?:really\ )?(?:loved|liked|enjoyed|admired)\ (?P<x>.*\b(?:she|her|he|his|Alex|they|their)\b.*)$",
    ],
    "tip": [
        rf"(?:for\ me|(?:in\ my\ place|what\ {_NAMED}(?:['’]d|\ would)\ do(?:\ in\ my\ (?:place|shoes))?)|"
        rf"(?:says|said)\ to\ me)\ ?[:–-]\ ?(?:to\ )?{_X}",
        rf"{_FILLERS}(?:the\ |my\ |her\ |his\ |their\ |one\ |best\ |main\ |key\ |big\ |top\ )*"
        r"(?:advice|advise|(?:interview\ |career\ )?tips?|suggestion|rule)(?:\ (?:to|for)\ me)?(?:\ was|\ is|"
        rf"\ =)?(?:\ ?[:\-–,])?\ (?:to\ )?{_X}",
        rf"{SHE}(?:told\ me|advise[sd]?|advice[sd]?|says?|said|suggest(?:s|ed)?|recommend(?:s|ed)?)\ ?:\ (?:to\ )?{_X}",
    ],
    "known": [
        rf"{SHE}knows\ (?P<x>{NAME}{_WHERE})[^.]*?,?\ (?:and\ )?(?:(?:she|he|they|Alex)\ ?)?(?:will|can|['’]ll|could|"
        r"would)\ "
        r"(?:introduce|connect|put\ (?:me|us)\ in\ touch)\b.*$",
        rf"(?:{SHE}(?:will\ )?|(?:Alex|her|him)\ ?(?:->?|→|:)\ ?(?:will\ )?)introduce\ to\ (?P<x>{NAME}{_WHERE})(?:$|"
        r"[,;(:–-]|\ [,;(:–-]).*$",
    ],
    "grant": [
        rf"{SHE}(?:said|says|told\ me|let\ me\ know)(?:\ that)?\ (?:I|we)\ (?:can|could|may|might|am\ welcome\ to)\ "
        rf"(?P<x>(?:always\ )?{_LEAVE}\b.+)$",
        rf"{_FILLERS}(?:I\ )?(?:can|may)\ (?P<x>{_LEAVE}\b.+)$",
        rf"{SHE}(?:said|says)\ to\ (?P<x>use\ (?:her|him|them|his\ name|her\ name|their\ name|Alex)\b.+)$",
    ],
    "done": [
        rf"{SHE}(?:has|have|['’]s)\ (?:already\ |kindly\ |just\ )?(?P<x>(?:put|added|sent|given|introduced|invited|"
        r"signed|"
        r"forwarded|lent|emailed|booked|recommended|passed)\ (?:me|my|us)\b.+)$",
    ],
    "offered": [rf"{SHE}(?:offered|offers|offer)\ (?:me\ )?(?!to\b|me\b|that\b|I\b|up\b){_X}"],
    "present": [rf"{_FILLERS}(?:{_NAMED}\ (?:promised|said|says)\ (?:that\ )?)?(?:she|he|"
                rf"Alex)\ (?P<x>{_FAVOURS}s?\ (?:me|my)\b(?!\ (?:also\ )?(?:the\ |a\ )?(?:names?|"
                rf"contacts?|phone|number|details)\b).+)$",
                rf"{_FILLERS}(?:{_NAMED}\ )?(?P<x>asks\ .+\ if\ (?:I|we)\b.+)$"],
    "pointed": [
        rf"(?:{SHE}(?:(?:told|tells|advised|wants|wanted|encouraged|urged|asked)\ me\ to|"
        rf"(?:said|says|thinks|thought)\ (?:that\ )?(?:to|(?:I|we)\ (?:should|could|must))|"
        rf"(?:said|says)(?=\ (?:talk|speak|contact|ring|call|write|email|try))|"
        rf"{_RECOMMENDED}\ (?:to|(?:that\ )?I)(?:\ should)?)|"
        rf"{_FILLERS}(?:I\ )?(?:should|must|need\ to)?)\ ?"
        r"(?P<verb>(?:talk|speak|chat)\ (?:to|with)|connect\ with|write\ to|get\ in\ touch\ with|reach\ out\ to|"
        r"contact|call|ring|phone|email|message|approach|look\ up|meet|ask\ for|write(?=\ (?-i:[A-Z])))\ "
        rf"(?P<x>{NAME}{_WHERE})(?:$|[,;(:–]|\ [,;(:–-]|\ (?:who|about|for|because|and)\b).*$",
    ],
    "heard": [
        rf"{SHE}(?:told|tell|tells)\ me\ (?:all\ |a\ (?:bit|lot)\ )?about\ {_X}",
        rf"{SHE}told\ (?:me\ )?(?:a|the|this|that|one)\ (?:\w+\ )?story\ (?:about|of)\ {_X}",
        rf"{_FILLERS}(?:(?:she|he|Alex)\ )?(?P<verb>explained|described)\ (?:to\ me\ )?(?P<x>(?:the|her|his|how|a|an|"
        r"why)\b.+)$",
        rf"{SHE}(?P<verb>showed)\ me\ {_X}",
    ],
    "invitation": [
        rf"{SHE}(?:invited\ me|(?:wants|wanted|would\ like|['’]d\ like|asked)\ me)\ to\ "
        r"(?P<x>(?:come|visit|join|see|sit\ in|drop\ by|shadow|meet|attend|watch)\b.+)$",
    ],
    "advice": [
        rf"{SHE}(?:told|tells?|advised?|advises|urged|encouraged|reminded|advice|recommended|wants?|wanted|"
        r"would\ like|['’]d\ like|"
        r"invited)"
        rf"\ me\ (?P<no>not\ )?to\ {_X}",
        rf"{SHE}(?:advis\w+|advice|suggest\w*)\ me\ (?P<x>(?!for\b|a\b|the\b|that\b)\w+\b.+)$",
        rf"{SHE}(?:said|says|say|advised|advises|recommended|recommends|suggested|suggests)\ (?P<no>not\ )?to\ {_X}",
        rf"{SHE}{_RECOMMENDED}(?:\ that)?\ (?:I|me\ to)\ (?:should\ )?{_X}",
        rf"{_FILLERS}that\ {SHOULD}\ {_X}",
    ],
    "suggestion": [
        rf"{SHE}(?:has\ )?{_RECOMMENDED}(?:\ me)?(?:\ reading)?(?:(?:\ the)?\ (?P<work>book|podcast|"
        rf"course)(?!\w)(?!\ (?:by|on|about|of)\b))?:?\ {_X}"
    ],
    "letting": [
        rf"{SHE}(?:offered|promised|suggested)\ (?:that\ )?I\ (?:can|could|may|might)?\ ?"
        r"(?P<x>(?:shadow|come|sit|visit|join|watch|borrow|use|try|stay)\b.+)$",
    ],
    "pledge": [rf"{SHE}(?:has\ |had\ |'s\ |’s\ )?(?:offered|promised|agreed|volunteered)\ to\ {_X}"],
    "offer": [
        rf"{SHE}(?:said\ |says\ )?(?:she|he|they)?(?:(?:\ ?['’](?:ll|d)|\ ?will|\ ?would)(?!\ be\ (?:glad|happy|"
        r"pleased|willing|delighted)\ to)|\ can|\ could|\ is\ going\ to|"
        r"\ (?:is|would\ be|will\ be)\ (?:glad|pleased|willing|delighted)\ to|"
        r"['’](?:d|ll)\ be\ (?:glad|pleased|willing|happy|delighted)\ to|\ is\ happy\ to|going\ to|"
        r"\ would\ be\ happy\ to|['’]s\ happy\ to|['’]d\ be\ happy\ to|['’]s\ going\ to|\ happy\ to)"
        rf"(?:\ be\ happy\ to|\ happily|\ also)?\ {_X}",
    ],
    "handed": [r"(?:Alex|hers?|him|his|theirs|(?:she|he|they)(?=\ ?(?:->|→)))\ ?(?:->?|→|:|–|\ to(?=\ (?:forward|send|"
               rf"introduce|speak|talk|email|share|ask)))\ ?(?:will\ |to\ )?{_X}"],
    "going": [
        r"(?P<x>(?:forwarding|sending|introducing|asking|putting|connecting|emailing)\ (?:me|my|her|his)\b.+)$",
        rf"{_FILLERS}(?:{_NAMED}(?:\ is|['’]s)|is)\ {_X}"],
    "introduction": [rf"{_FILLERS}(?P<x>connect\ me\ .+|introduce\ me\ .+|put\ me\ in\ touch\ .+)$"],
    "name": [
        rf"{_FILLERS}(?:{_NAMED}\ )?(?:gave|give|gives)\ me\ (?:also\ )?(?:the\ |a\ |\d\ |two\ |three\ )?(?:names?|"
        rf"contacts?)(?:\ (?:of|for))?:?\ {_X}",
        r"(?:gave\ )?(?:names?|contacts?|people|persons?)"
        rf"(?:\ (?:for\ me|to\ (?:call|email|contact|ask|(?:talk|speak|write)\ to)))*(?:\ ?[:–-])?\ (?!HR\b){_X}",
    ],
    "kindness": [rf"{SHE}(?:also\ |still\ |kindly\ |even\ )?(?P<x>\w+\ me\b.+|\w+\ [\w\ ]+\ for\ me)$"],
    "thanks": [
        rf"{_FILLERS}(?:say\ )?(?:thanks|thank\ (?:you|her|him|them|Alex))\ (?:also\ |again\ |as\ well\ |so\ much\ )*"
        r"for\ (?P<x>(?:the|her|his|their)\ .+)$",
    ],
    "title": [
        rf"(?:books?|podcasts?|articles?|course|website|listen\ to|watch|resources?|reading)[:\-–]\ ?{_X}",
        rf"(?:recommendation(?:\ (?:book|podcast))?|(?:book|podcast)\ recommendation|read):\ ?{_X}",
    ],
    "said": [
        rf"{_FILLERS}{_NAMED}"
        r"(?:\ also|\ then|\ even|\ (?:laughed|smiled|sighed|nodded|grinned|shrugged)\ and)?\ "
        rf"{SAID}(?:\ that)?[:,]?\ ?{_X}",
        rf"{_FILLERS}{SAID}(?:\ that)?[:,]?\ ?{_X}",
        rf"{_FILLERS}(?:her|his|their|Alex['’]s)\ (?:view|opinion|point|take)\ (?:is|was)(?:\ that)?:?\ ?{_X}",
    ],
    "plain": [rf"(?:key\ point|funny|fun\ fact|interesting|surprising|wow|note|also|fact)[:\-–]\ ?{_X}"],
    "about": [rf"(?:Alex|she|he)\ ?[:=–-]\ ?{_X}"],
    "unsure": [rf"{_FILLERS}(?:loved|liked|enjoyed|admired)\ {_X}"],
    "note": [rf"{_FILLERS}(?:(?:I|you|we)\ )?(?:should|must|ought\ to)(?:\ also|\ first|\ really)?\ {_X}"],
    "path": [r"(?:(?:path|route|career|cv|story|way)\ ?[:=-]\ ?)?(?P<x>[^:>]+(?:->|→|=>)[^:]+)$"],
    "labelled": [r"(?P<label>[A-Za-z][\w\ ’'-]{1,40}?)\ ?(?::|=|\ is\ (?=\d{4}\b))\ ?(?P<x>[\w\"“].+)$"],
})  # fmt: skip

SPEECH = _compile({
    "offer": [
        rf"{_FILLERS}(?:I(?:['’]ll|\ will|\ can|\ could)|let\ me|I(?:['’]m|\ am)\ (?:happy|going)\ to)"
        rf"(?:\ happily|\ also)?\ {_X}"
    ],
    "advice": [
        rf"{_FILLERS}I(?:['’]d|\ would)\ (?:just\ |really\ |honestly\ )?(?P<x>(?:do|start|learn|get|take|go|read|"
        r"apply|find|try|pick|ask|"
        r"spend|begin|join|practi[cs]e|skip|avoid|build|write|talk|visit|volunteer|shadow)\b.+)$",
        rf"{_FILLERS}you(?:['’]ll)?\ (?:should|must|need\ to|ought\ to|have\ to|want\ to|might\ want\ to|could)\ "
        rf"(?:really\ |just\ )?{_X}",
        rf"{_FILLERS}(?:I(?:['’]d|\ would)\ (?:recommend|suggest|advise)(?:\ that)?(?:\ you)?|"
        rf"my\ advice(?:\ is|\ would\ be)?|make\ sure\ (?:to|that\ you|you))\ (?:to\ )?{_X}",
    ],
})  # fmt: skip
