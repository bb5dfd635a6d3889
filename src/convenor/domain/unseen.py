"""What no reader can see in a text, or what turns the text after it around: taken out wherever people's words come in."""

import re

# Directions that override, embed or isolate what follows; blanks and operators of no width; marks of bytes and of notes; tags.
UNSEEN = "\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e007f"
# Joiners are spelling in the scripts of India and in Persian, and hold emoji together; elsewhere they only disguise.
JOINERS = "\u200c\u200d"

_UNSEEN = re.compile(f"[{UNSEEN}]")
_IDLE_JOINERS = re.compile(
    f"(?<![\u0590-\u1dff\u2100-\U0010ffff])[{JOINERS}]|[{JOINERS}](?=[\\s{JOINERS}]|$)"
)


def seen(text: str) -> str:
    """The text without what cannot be seen. Joiners stay where a script needs them, so names keep their spelling.

    Marks of direction (U+200E, U+200F) stay as well: they turn nothing but the space beside them.
    """
    return _IDLE_JOINERS.sub("", _UNSEEN.sub("", text))
