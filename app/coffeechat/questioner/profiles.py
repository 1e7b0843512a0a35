"""How people write about themselves and others: patterns whose named group is what a question can say."""

import re2

YEAR = r"(?P<since>(?:19|20)\d\d)"
NUMBER = (
    r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty"
    r"|thirty)"
)
_NAMED = r"[A-Z][\w&.’'-]*(?: (?:(?:of|and|the|in|&) )?[A-Z][\w&.’'-]*){0,4}"
_PLACE = rf"(?P<place>(?:[Tt]he )?{_NAMED}|(?:the|an?) [a-z][a-z' -]{{2,25}}?)"
_JOB_END = r"(?: (?:at|for|in|with|before|and|who|until|from|on)\b|[.,;\n)]|$)"
FORMERLY = (
    r"(?:[Bb]efore (?:that|this|then),?|[Pp]reviously,?|[Ff]ormerly,?|[Ee]arlier,?|[Pp]rior to (?:that|this),?"
    r"|\b[Ee]x-)"
)
_WAS = r"(?:(?: (?:she|he|they|I))? (?:was|were|worked|had been|spent \w+ years|working))?"

TRADES = (
    r"manager|engineer|director|scientist|analyst|designer|developer advocate|developer|(?:nurse )?practitioner|nurse"
    r"|[a-z]+ lead"
    r"|buyer|optometrist|curator|baker|brewer|founder|owner|officer|consultant|specialist|coordinator|planner|architect"
    r"|accountant|adjuster|controller|recruiter|researcher|teacher|professor|editor|chemist|technician|president|executive"
    r"|representative|partner|pharmacist|physician|surgeon|superintendent|supervisor|associate|economist|writer"
    r"|fundraiser|counsel|registrar|actuary|underwriter|mechanic|electrician|scheduler|dispatcher|librarian"
    r"|archivist|midwife|therapist|counsell?or|paralegal|solicitor|lawyer|attorney|journalist|reporter|producer|agronomist"
    r"|geologist|biologist|ecologist|hydrologist|ranger|principal|headteacher|lecturer|driver|operator|foreman|estimator"
    r"|surveyor|translator|interpreter|trader|broker|advis[eo]r|inspector|secretary|treasurer|clerk|dean|trainer|tutor"
    r"|caseworker|social worker|care worker|worker|assistant|administrator|strategist|statistician|veterinarian|vet"
    r"|dentist|physiotherapist|dietitian|epidemiologist|auditor|examiner|team leader|leader|programmer|chef|cook|farmer"
    r"|forester|warden|conservator|photographer|illustrator|copywriter|publicist|publisher|pilot|purser|steward"
    r"|winemaker|miller|joiner|carpenter|welder|machinist|fitter|plumber|toolmaker|merchandiser|modell?er|tester"
    r"|matron|paramedic|artist|hygienist|cadet|waiter|waitress|courier|cashier|bartender|barista|agent|apprentice|conductor|coach|hydrogeologist|patroller|violinist|cellist|musician|grower|janitor|caretaker|receptionist"
)

CONTACT = {
    "since": (
        re2.compile(rf"(?i)\b{YEAR}\s*(?:-|–|—|to)\s*(?:present|now|today)"),
        re2.compile(rf"(?i)\bjoined (?:\w+ ){{0,3}}in (?:\w+ )?{YEAR}"),
        re2.compile(rf"\b(?:at|with|for|of|to) (?:the )?[A-Z][\w&.’' -]*?,? since (?:\w+ )?{YEAR}"),
        re2.compile(rf"(?i)\b(?:{TRADES}|here) since (?:\w+ )?{YEAR}"),
    ),
    "years": (
        re2.compile(
            rf"(?i:(?:^|[,;(.] ?|for |with )(?P<years>{NUMBER} years)) "
            r"(?:at [A-Z]|at the |with [A-Z]|with the |in the (?:company|service|firm|bank|trust|group)|here\b)"
        ),
        re2.compile(rf"(?i)\b(?:at|with) [\w' ]{{2,30}}? for (?:the last |over )?(?P<years>{NUMBER} years)"),
        re2.compile(rf"(?i)\bhere for (?P<years>{NUMBER} years)"),
        re2.compile(rf"(?:^|[,;.\n] ?)(?P<years>{NUMBER} y(?:ea)?rs) (?:at |with )?[A-Z]"),
    ),
    "job": (
        re2.compile(rf"{FORMERLY}{_WAS}(?: as)? ?(?P<job>an? [a-z][a-z' -]{{2,35}}?){_JOB_END}"),
        re2.compile(
            r"(?:\b[Oo]nce|\b[Uu]sed to be|\b[Tt]rained as|\b[Ss]tarted (?:out )?as|\b[Bb]egan as|\b[Ww]as"
            r"|\b[Ww]orked (?:for \w+ years )?as"
            rf"|years as) (?P<job>an? [a-z][a-z' -]{{2,35}}?){_JOB_END}"
        ),
        re2.compile(
            rf"(?:^|[,;.] ?)(?:an? )?(?P<craft>(?:[A-Za-z][a-z-]+ ){{0,2}}?(?:{TRADES})) (?:first|at the start)\b"
        ),
        re2.compile(rf"(?:{FORMERLY}|\b[Bb]efore): (?P<craft>(?:[a-z][a-z-]+ ){{0,2}}?(?:{TRADES}))\b"),
    ),
    "place": (
        re2.compile(
            rf"{FORMERLY}{_WAS}(?: (?:as )?(?:an? |the )?[a-z][a-z -]{{0,35}}?)?,? ?"
            rf"(?:at|with|for|in|from) {_PLACE}(?:[.,;\n)]|$| for | where )"
        ),
        re2.compile(rf"{FORMERLY} ?(?P<place>{_NAMED})(?:[.,;\n)]|$)"),
        re2.compile(rf"\b(?:[Cc]ame|[Cc]oming|moved) (?:here )?from {_PLACE}(?:[.,;\n)]|$| in )"),
        re2.compile(
            rf"\b(?:was|were|served|worked|spent \w+ years) (?:at|in|for|with) {_PLACE}"
            r"(?: for [\w ]{2,15})?,? (?:before|until|earlier)"
        ),
    ),
    "past": (
        re2.compile(
            rf"{FORMERLY}(?: (?:she|he|they|I))? (?P<past>(?:ran|led|set up|founded|taught|built|sailed|drove|played"
            r"|managed|organi[sz]ed|edited|farmed|served|fought|trained|volunteered|coached|sold|bought|flew)"
            r" [^.,;\n]{3,60})"
        ),
        re2.compile(
            r"\b(?P<past>(?:[Tt]aught|[Rr]an|[Pp]layed|[Ss]old|[Ss]ailed) (?:[a-z]+ ){1,3}for \w+ years"
            r"|grew up (?:on|in|at) an? [a-z]+(?: [a-z]+)?)(?:[.,;\n]| and| before|$)"
        ),
        re2.compile(
            r"\b(?P<past>(?:ran|led|taught|managed|edited|built) [^.,;\n()]{3,50}?) before(?: that)?(?:[.,;\n)]|$)"
        ),
    ),
    "does": (
        re2.compile(
            r"(?:^|[.\n] ?)I (?P<does>(?:look after|run|lead|manage|support|oversee|buy|teach|build|edit|plan|write"
            r"|design|handle|keep) [^.;,\n]{5,70})"
        ),
        re2.compile(
            r"(?:[,;.\n]|\band|\bwho|\b[Ss]he|\b[Hh]e) ?(?P<their>"
            r"(?:looks after|runs|leads|manages|supports|oversees|buys|handles|heads) [^.;,\n]{5,70})"
        ),
    ),
    "project": (re2.compile(r"\bon (?P<project>the [\w&’' -]{3,40}? (?:project|programme|program|build|rollout))\b"),),
    "title": (
        re2.compile(
            r"(?i)(?:^|[,;:(–—|-] ?|\bis |\bas |\n|\bI am )(?:an? |the |our )?(?P<title>"
            r"(?:(?:head|vice president|director|VP|SVP) of [a-z]+(?: [a-z]+){0,2}(?: \d{1,2})?"
            r"|VP,? [a-z]+(?: [a-z]+)?)"
            rf"|(?:(?:[a-z][\w&/'’-]*|&) ){{0,4}}?(?:{TRADES})(?: (?:{TRADES}))?(?: of (?:the )?[a-z]+(?: [a-z]+)?)?)\b"
        ),
    ),
}

ME = {
    "aim": (
        re2.compile(
            r"(?i)\b(?:want(?:s|ing)?|hop(?:e|es|ing)|look(?:s|ing)|tr(?:y|ies|ying)|plan(?:s|ning)?|aim(?:s|ing)?"
            r"|need(?:s|ing)?|wish(?:es)?|(?:would|'d) like|aim:?|goal:?|my aim is|my goal is) to "
            r"(?P<aim>[a-z][^.;,\n]{4,90})"
        ),
        re2.compile(r"(?i)\bcurious about (?P<curious>[^.;,\n]{4,60})"),
    ),
    "wonder": (
        re2.compile(
            r"(?i)\b(?:curious|wonder(?:ing)?|understand|know|find out|learn|see|hear)(?: about)? "
            r"(?P<wonder>(?:how|what|who|if|whether|why|which|where|when) [^.;,\n]{6,110})"
        ),
    ),
    "thought": (
        re2.compile(r"(?i)\bthinking (?P<thought>(?:seriously |hard )?(?:of|about) [^.;,\n]{4,60})"),
        re2.compile(r"(?i)\b(?:considering|exploring) (?P<idea>an? [^.;,\n]{4,60})"),
    ),
    "line": (
        re2.compile(
            r"(?:^|[.\n] ?)(?P<line>I(?: am|'m|’m| have|'ve|’ve| was| trained| work| run| taught| studied| spent"
            r"| manage| lead| study| worked| design| buy| build| sell| teach| cook| drive| repair| edit| make| grow"
            r"| train| translate) [^.;,\n]{3,90}?)(?:[.;,\n]|$"
            r"| and (?:I\b|my\b|cared|spent|have|did|do|coach|grew|live|love|want|would|hope|am|plan|look|aim|wish"
            r"|found|enjoy|start|need)| but| who | hoping| looking| seeking| wanting| trying)"
        ),
        re2.compile(rf"^(?P<held>[A-Z][A-Za-z’'-]+(?: [a-z-]+){{0,2}}? for {NUMBER} years)(?:[.;,\n]|$| and\b)"),
        re2.compile(
            r"^(?:[Aa]n? )?(?P<trade>(?:[A-Z][A-Za-z’'-]+ )?"
            rf"(?i:(?:[a-z-]+ ){{0,2}}?(?:{TRADES}|student|undergraduate|graduate)(?: (?:{TRADES}))?)"
            r"(?: (?:at|in|on|with|for|of|from) [^.;,\n]{3,50}?)?)"
            r"(?:[.;,\n]|$| (?:who|and|working|leaving|looking|returning|doing|exploring|considering|thinking)\b)"
        ),
        re2.compile(r"(?i)^(?:laid off|made redundant)[^.;,]*? as (?P<lost>an? [^.;,\n]{4,70})"),
        re2.compile(rf"(?i)(?:^|[,.;] ?)(?P<spent>{NUMBER} years (?:as an?|in) [^.;,\n]{{3,60}})"),
    ),
    "background": (
        re2.compile(
            r"(?i)\b(?:background|degree|experience|trained|training|years) in (?P<background>[a-z][\w &-]{2,40})"
        ),
    ),
}
