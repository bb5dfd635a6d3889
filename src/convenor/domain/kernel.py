"""Small value types that every room of the domain speaks: refusals, words, roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Refused(Exception):
    """A wish that the rules do not allow.

    ``code`` names the reason (the words live in the translation catalogue),
    ``values`` fill the words.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Words:
    """One text in several languages, keyed by language code (``en``, ``fr``, ``pt-br``)."""

    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The text in ``language``, else in its base language, else in the first that exists."""
        for code in (language, language.partition("-")[0]):
            if code in self.by_language:
                return self.by_language[code]
        return next(iter(self.by_language.values()), "")


class Role(StrEnum):
    """What somebody is to a thing. Roles are relations: one person may have several."""

    STRANGER = "stranger"  # nobody signed in
    PERSON = "person"  # anybody signed in
    SELF = "self"  # the person whom the thing is about
    NOMINEE = "nominee"
    MENTEE = "mentee"
    MENTOR = "mentor"
    SECRETARIAT = "secretariat"
    MEMBER_BODY = "member-body"  # speaks for the body that nominates
    CONVENOR = "convenor"  # of the working group in question
    SECRETARY = "secretary"  # of the working group in question
    EXPERT = "expert"  # of the working group in question
    CONFIDANT = "confidant"  # the named person outside every pair
    DRAFTER = "drafter"  # of the drafting group of the ballot in question
