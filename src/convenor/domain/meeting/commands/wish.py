"""What every command is: somebody's wish, which the rules may refuse."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something that the seat ``by`` wants to happen. ``name`` is the command's name on the wire."""

    name: ClassVar[str] = ""
    by: int = 0
