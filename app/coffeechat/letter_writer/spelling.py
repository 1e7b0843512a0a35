"""Is a text spelt the British way?"""

import re

_BRITISH = re.compile(
    r"(?i)\b(\w+(?:isation|ise|ised|ising)|colour|favour\w*|programmes?|centre\w*|rota|whilst|mum|nhs|licence|practise|"
    r"labour|neighbour\w*|behaviour|theatre|cv|uni|fortnight|organis\w+|analysed?|modell\w+|travell\w+|grey)\b|£"
)
# Words in -ise that Americans spell so too.
_SHARED = re.compile(
    r"(?i)^(?:(?:prom|adv|exerc|ra|enterpr|expert|otherw|r|w|prec|no|pra|surpr|franch|merchand|rev|superv|disgu|prem|"
    r"cru|comprom|improv)(?:ise|ised|ising))$"
)


def is_british(text: str) -> bool:
    """Tell whether a text has a word in British spelling."""
    return any(not _SHARED.match(match[0]) for match in _BRITISH.finditer(text))
