"""Who may read an answer."""

from small_programme import question, words

from convenor.domain.kernel import Role
from convenor.domain.programme.definition import HandoutForm
from convenor.domain.programme.visibility import is_candid, may_read, readable, readers

ON_DIFFICULT_PEOPLE = question("q4", Role.MENTOR, Role.MENTEE)
ON_THE_DOCUMENT = question("q3", Role.SECRETARIAT, Role.MENTEE, Role.MENTOR)


def test_a_candid_answer_is_read_by_mentee_and_mentor_and_nobody_else() -> None:
    allowed = [role for role in Role if may_read(ON_DIFFICULT_PEOPLE, {role})]

    assert allowed == [Role.MENTEE, Role.MENTOR]


def test_the_line_who_sees_this_names_exactly_those_who_may_read() -> None:
    assert readers(ON_THE_DOCUMENT) == (Role.MENTEE, Role.MENTOR, Role.SECRETARIAT)


def test_greta_reads_nothing() -> None:
    form = HandoutForm(
        key="after", title=words(""), intro=words(""), questions=(ON_THE_DOCUMENT, ON_DIFFICULT_PEOPLE)
    )

    assert readable(form, {Role.PERSON, Role.EXPERT, Role.CONVENOR}) == ()
    assert readable(form, {Role.SECRETARIAT}) == (ON_THE_DOCUMENT,)
    assert readable(form, {Role.MENTOR}) == (ON_THE_DOCUMENT, ON_DIFFICULT_PEOPLE)


def test_only_what_stays_between_the_two_is_sealed() -> None:
    assert is_candid(ON_DIFFICULT_PEOPLE)
    assert not is_candid(ON_THE_DOCUMENT)


def test_one_who_is_several_things_may_read_what_any_of_them_may() -> None:
    assert may_read(ON_DIFFICULT_PEOPLE, {Role.SECRETARIAT, Role.MENTOR})
