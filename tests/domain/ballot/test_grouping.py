"""Which comments are suggested as one matter, why, and what is never done silently."""

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

import pytest

from ballot_rows import row, sheet
from convenor.content.bodies import load_bodies
from convenor.content.dictionary import load_dictionary
from convenor.domain.ballot.comment import Comment
from convenor.domain.ballot.group_reasons import CODES, Reason
from convenor.domain.ballot.grouping import suggest
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.linkage import cut, joins
from convenor.domain.ballot.pointing import pointed_at
from convenor.domain.ballot.reading import read_comments
from convenor.domain.ballot.sameness import is_french, same_key
from documents.comments.real import COMMENTS, needs_real_files

FIGURE = "All figures shall be cited in the text. Please introduce a reference to this figure."
RECORDS = "Define how long the records of complaints shall be kept, at least for one certification cycle."
OTHER = "Spell organisation with an s."


def comments(*rows: tuple[str, str, str, str, str]) -> Sequence[Comment]:
    """Rows of id, clause, type, comment, proposed change."""
    names = ("id", "clause", "type", "comment", "change")
    raw = (row(at, **dict(zip(names, each, strict=True))) for at, each in enumerate(rows))
    return read_comments(sheet(*raw), load_bodies())


def test_exact_copies_become_one_whatever_stands_between_the_words() -> None:
    said = comments(
        ("FR-001", "7.2", "te", "Unclear.", RECORDS),
        ("DE-001", "7.2", "te", "Unclear", f"“{RECORDS.upper()}”"),
        ("**-003", "4", "ed", "Organization", OTHER),
    )

    found = suggest(said)

    assert [each.copies for each in found.groups] == [((1, 2),)]
    assert found.groups[0].fits == (1.0, 1.0)
    assert found.alone == (3,)


def test_the_reasons_say_who_proposes_the_same() -> None:
    said = comments(
        ("FR-001", "7.2", "te", "A body cannot know this.", RECORDS),
        ("DE-001", "9.1", "te", "We see different practice.", RECORDS),
        ("JP-001", "9.1", "te", "Too vague to be audited.", RECORDS),
        ("**-003", "4", "ed", "Organization", OTHER),
    )

    reasons = suggest(said).groups[0].reasons

    assert reasons[0] == Reason("same-change", {"count": 3, "bodies": ("DE", "FR", "JP")})
    assert {each.code: tuple(each.values) for each in reasons}.items() <= CODES.items()


def test_a_comment_that_only_points_at_another_goes_with_it() -> None:
    said = comments(
        ("DK-001", "9.10.1", "ed", "to firm up", "This phrasing is quite informal. Please reconsider."),
        ("DK-002", "10.1", "te", "Surveys every year are too many.", "Replace by every second year."),
        (
            "DK-003",
            "12.1",
            "ed",
            "to firm up",
            "Please see previous comment in subclause 9.10.1 on this phrasing.",
        ),
        ("DK-004", "12.2", "ed", "to firm up", "See previous comment."),
    )

    found = suggest(said)

    assert pointed_at(said) == {2: 0, 3: 2}
    assert [each.members for each in found.groups] == [(1, 3, 4)]
    assert Reason("points-at", {"comment": 4, "at": 3}) in found.groups[0].reasons


def test_one_technical_comment_takes_its_group_to_the_discussion() -> None:
    said = comments(
        ("**-001", "5.1", "ed", "Figure 1", FIGURE),
        ("**-002", "5.2", "ed", "Figure 2", FIGURE),
        ("DE-003", "5.3", "te", "Figure 3", FIGURE),
    )

    group = suggest(said).groups[0]

    assert (group.members, group.lane) == ((1, 2, 3), Lane.DISCUSSION)
    assert Reason("both-lanes", {"discussed": 1, "batched": 2}) in group.reasons


def test_a_group_of_editorial_comments_is_batched() -> None:
    said = comments(("**-001", "5.1", "ed", "Figure 1", FIGURE), ("FR-002", "5.2", "ed", "Figure 2", FIGURE))

    assert [each.lane for each in suggest(said).groups] == [Lane.BATCH]


def test_what_a_person_has_confirmed_stays_and_what_was_parted_stays_parted() -> None:
    said = comments(
        ("FR-001", "7.2", "te", "Unclear.", RECORDS),
        ("DE-001", "7.2", "te", "Unclear.", RECORDS),
        ("**-003", "4", "ed", "Organization", OTHER),
        ("JP-004", "7.2", "te", "Vague.", RECORDS),
    )

    found = suggest(said, settled=(frozenset({1, 3}), frozenset({2})))

    assert sorted(each.settled for each in found.groups) == [(1, 3), (2,)]
    assert sum(4 in each.members for each in found.groups) == 1


def test_empty_comments_are_no_copies_of_each_other() -> None:
    said = comments(("FR-001", "", "te", "", ""), ("DE-001", "", "te", "", ""))

    assert suggest(said).alone == (1, 2)


def test_nothing_is_suggested_where_nothing_was_said() -> None:
    assert suggest(()).groups == ()
    assert suggest(comments(("FR-001", "7.2", "te", "Unclear.", RECORDS))).alone == (1,)


def test_every_comment_is_told_once() -> None:
    said = comments(
        *((f"FR-{n:03}", f"{n % 9 + 1}.{n % 4}", "te", f"Word{n % 7}.", RECORDS[n % 60 :]) for n in range(60))
    )

    found = suggest(said)

    assert sorted([*found.alone, *(number for each in found.groups for number in each.members)]) == list(
        range(1, 61)
    )


def test_a_french_comment_is_found_with_the_english_ones() -> None:
    said = comments(
        ("CA-001", "7.2", "te", "Retention of records is not defined.", RECORDS),
        ("FR-001", "7.2", "te", "La conservation des enregistrements n'est pas définie.",
         "Définir la durée de conservation des enregistrements relatifs aux plaintes pour au moins un cycle de certification."),
        ("JP-002", "4.1", "te", "The committee on impartiality meets too often.", "Once a year is enough for the committee."),
    )  # fmt: skip

    group = suggest(said, dictionary=load_dictionary()).groups[0]

    assert group.members == (1, 2)
    assert Reason("two-languages", {"french": 1, "english": 1}) in group.reasons


@pytest.mark.parametrize(
    ("one", "other"), [("“Shall” , may", "shall may"), ("a\u00a0b", "A b"), ("ﬁgure", "figure")]
)
def test_spaces_quotation_marks_and_capitals_make_no_other_text(one: str, other: str) -> None:
    assert same_key(one) == same_key(other)


def test_french_is_known_by_its_small_words() -> None:
    assert [
        is_french("La liste des exigences est longue"),
        is_french("The list of requirements is long"),
    ] == [True, False]


def test_the_most_alike_join_first_and_a_cut_leaves_the_rest_apart() -> None:
    import numpy as np

    like = np.array([[1, 0.9, 0.1], [0.9, 1, 0.3], [0.1, 0.3, 1]], dtype=np.float32)

    found = joins(like.copy(), [1, 1, 1])

    assert [round(each.likeness, 2) for each in found] == [0.9, 0.2]
    assert cut(found, 3, 0.5)[0] == cut(found, 3, 0.5)[1] != cut(found, 3, 0.5)[2]
    assert len(set(cut(found, 3, 0.1))) == 1


def test_a_group_of_three_weighs_three_in_the_mean() -> None:
    import numpy as np

    like = np.array([[1, 0.8, 0.4], [0.8, 1, 0.0], [0.4, 0.0, 1]], dtype=np.float32)

    assert joins(like, [3, 1, 1])[-1].likeness == pytest.approx(0.3)


def test_numbers_are_loaded_with_the_first_grouping_only() -> None:
    code = "import sys; import convenor.domain.ballot.grouping; print('numpy' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said == "False\n"


@needs_real_files
def test_the_real_issues_of_a_real_ballot_are_found() -> None:
    with (COMMENTS / "dis19156_labelled.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = comments(
        *(
            (each["mb_id"], each["clause"], each["type"], each["comment"], each["proposed_change"])
            for each in rows
        )
    )
    found = suggest(said)
    of = {number: at for at, group in enumerate(found.groups) for number in group.members}
    ours = [of.get(each.number, -each.number) for each in said]
    issues = [each["github_issues"] for each in rows]

    assert b3(ours, issues) >= 0.80
    assert [
        each
        for group in found.groups
        if group.lane is Lane.BATCH
        for each in group.members
        if said[each - 1].lane is not Lane.BATCH
    ] == []


def b3(ours: Sequence[int], issues: Sequence[str]) -> float:
    """B³ F1: of each comment, which share of its group is of its issue, and which share of its issue is in its group."""
    together, same, both = Counter(ours), Counter(issues), Counter(zip(ours, issues, strict=True))
    precision = sum(both[pair] / together[pair[0]] for pair in zip(ours, issues, strict=True)) / len(ours)
    recall = sum(both[pair] / same[pair[1]] for pair in zip(ours, issues, strict=True)) / len(ours)
    return 2 * precision * recall / (precision + recall)
