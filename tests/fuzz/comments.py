"""Files of comments broken at random, for as long as one likes: python tests/fuzz/comments.py [SECONDS] [SEED].

With atheris installed (it is no dependency) the mutations are guided by what they reach; else they are blind.
What breaks something is written to ``var/fuzz``; make it small, and keep it as a test.
"""

import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(include=["convenor.documents"]):
        from convenor.documents.comment_form.plain_rows import PlainRows
        from convenor.documents.comment_form.reader import read_file
        from convenor.documents.comment_form.word import main_part
        from convenor.documents.comment_form.word_tables import read_story
        from convenor.documents.comment_form.word_text import setting_of
        from convenor.documents.comment_form.writing import fill
else:
    from convenor.documents.comment_form.plain_rows import PlainRows
    from convenor.documents.comment_form.reader import read_file
    from convenor.documents.comment_form.word import main_part
    from convenor.documents.comment_form.word_tables import read_story
    from convenor.documents.comment_form.word_text import setting_of
    from convenor.documents.comment_form.writing import fill

from convenor.documents.package import CannotBeRead, Package  # noqa: E402 - after what is watched
from documents.comments.forged import Member, form, iso_header, parts, row, table, word, zipped  # noqa: E402 - after what is watched
from documents.comments.hostile_files import PLAIN, SHARED  # noqa: E402 - after what is watched
from documents.comments.real import COMMENTS, HOSTILE  # noqa: E402 - after what is watched
from documents.comments.test_numbering import SHOWN, counted, level, numbered, numbering  # noqa: E402 - after what is watched
from documents.comments.test_other_files import CSV, FULL, HEADINGS, line, sheet_of, workbook  # noqa: E402 - after what is watched
from documents.comments.test_text import INSIDE_A_CELL  # noqa: E402 - after what is watched

FOUND = ROOT / "var" / "fuzz"
SLOW = 5.0  # seconds of processor
LARGEST = 400_000
NAMES = ("it.docx", "it.csv", "it.yaml", "it.xml")
COUNTED = '<w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
TOKENS = (
    *(b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"</w:tr>", b"<w:tc>", b"</w:tc>", b"<w:p>", b"</w:p>", b"<w:p/>", b"<w:tc/>"),
    *(b'<w:gridSpan w:val="9"/>', b"<w:vMerge/>", b'<w:gridBefore w:val="3"/>', b"<w:sdt>", b"</w:sdt>", b"<w:del>"),
    *(b'w:val="', b'"-1"', b'"99999999999999999999"', b"&#0;", b"&amp;", b"<!DOCTYPE x>", b"<![CDATA[", b"]]>"),
    *(b'<w:fldChar w:fldCharType="begin"/>', b"<w:txbxContent>", b"<mc:AlternateContent>", b"<m:oMath>", b"<w:tcPr>"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xff\xff\xff", b'"', b",", b";", b"\n"),
    *(b"comments:", b"- ", b"&a", b"*a", b"!!", b"[", b"{", b"1e999", b"nan", b'r="XFD1"', b't="s"', b"A1:XFD9"),
    *(b'Target="', b"../../", b'TargetMode="External"', b'r:id="', b"purl.oclc.org/ooxml"),
    *(b'<w:numPr><w:numId w:val="1"/></w:numPr>', b"<w:startOverride/>", b'<w:lvlRestart w:val="1"/>', b"%9", b"<w:isLgl/>"),
)  # fmt: skip


def attempt(data: bytes, name: str) -> None:
    """Read, and write an answer into what was read; only refusals may come out."""
    try:
        sheet = read_file(name, data)
        fill(data, {(each.table, each.row): "answer\nof two lines" for each in sheet.rows})
        if sheet.form not in ("csv", "yaml", "xml", "xlsx"):
            says_the_same(Package(data))
    except CannotBeRead:
        pass


def says_the_same(package: Package) -> None:
    """Rows say the same whether or not the plain ones are read without a tree."""
    main = main_part(package)
    told, setting = [], setting_of(package, main)
    # of the second no pattern can be made, so everything goes to the tree
    for styles in (setting.styles, ("all & all",)):
        told.append(read_story(PlainRows(package.stream(main), styles), main, setting).tables)
    assert told[0] == told[1]


def seeds() -> list[bytes]:
    """Files of every kind to begin with."""
    made = [
        form(*(row(*PLAIN[:5], f"<w:tc>{inner}</w:tc>", *PLAIN[6:]) for inner, _ in INSIDE_A_CELL.values())),
        workbook(sheet_of(line(1, *HEADINGS), line(2, *FULL))),
        CSV.format("", "").encode(),
        b"comments:\n- id: DE-1\n  locality: {clause: 3}\n  comments: x\n",
        b'<issues><issue id="a"><description>x</description></issue></issues>',
        word("<w:p/>"),
        *(
            numbered(numbering(levels), *(counted(1, at) for at in used))
            for levels, used, _ in SHOWN.values()
        ),
        numbered(
            numbering(level(0, "DE-%1"), level(0, "%1", "bullet")), counted(1, style="A"), styles=COUNTED
        ),
        zipped(
            Member(name, data) for name, data in parts(table(row(*PLAIN)), {"first": iso_header()}).items()
        ),
    ]
    made += [SHARED[name]() for name in ("ragged", "40 tables in each other", "YAML laughs")]
    for folder in (COMMENTS, HOSTILE):
        if folder.is_dir():
            made += [each.read_bytes() for each in sorted(folder.iterdir()) if each.stat().st_size < 60_000]
    return [each for each in made if len(each) < LARGEST]


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The file with something broken: in its bytes, or within one of its parts."""
    if data[:2] != b"PK" or dice.random() < 0.15:
        return broken(data, dice)
    try:
        package = Package(data)
        contents = {each.name: package.read(each.name, most=LARGEST) for each in package.parts}
    except CannotBeRead:
        return broken(data, dice)
    likely = [each for each in contents if each.endswith((".xml", ".rels"))] or list(contents)
    if not likely:
        return broken(data, dice)
    name = (
        "word/document.xml"
        if "word/document.xml" in contents and dice.random() < 0.5
        else dice.choice(likely)
    )
    contents[name] = broken(contents[name], dice)
    return zipped(Member(each, part) for each, part in contents.items())


def broken(data: bytes, dice: random.Random) -> bytes:
    """Bytes with up to four pieces changed, doubled, moved, taken out or put in."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(made) + 1)
        end = min(len(made), at + dice.choice((1, 2, 8, 40, 300)))
        how = dice.randrange(5)
        if how == 0:
            made[at:at] = dice.choice(TOKENS)
        elif how == 1:
            made[at:end] = dice.choice(TOKENS)
        elif how == 2:
            del made[at:end]
        elif how == 3:
            made[at:at] = made[at:end] * dice.choice((1, 2, 30))
        elif at < len(made):
            made[at] = dice.randrange(256)
    return bytes(made[:LARGEST])


def blind(seconds: float, seed: int) -> int:
    """Break and read until the time is over; how many files broke us."""
    dice, pool, found, tried = random.Random(seed), seeds(), 0, 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data, name = mutated(dice.choice(pool), dice), dice.choice(NAMES)
        tried += 1
        begin = time.process_time()
        try:
            attempt(data, name)
            problem = "slow" if time.process_time() - begin > SLOW else ""
        except Exception:
            problem = traceback.format_exc()
        if problem:
            found += 1
            kept = FOUND / f"{seed}-{tried}-{name}"
            FOUND.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            print(f"{kept}:\n{problem}")
        elif dice.random() < 0.02:
            pool.append(data)
    print(f"{tried:,} files in {seconds:.0f} s (seed {seed}): {found} broke us.")
    return found


def guided(seconds: float, seed: int) -> None:
    """The same with atheris, which keeps what reaches something new."""

    def one(data: bytes) -> None:
        if data:
            attempt(data[1:], NAMES[data[0] % len(NAMES)])

    def mutator(data: bytes, most: int, number: int) -> bytes:
        dice = random.Random(number)
        return (bytes([dice.randrange(4)]) + mutated(data[1:], dice))[:most]

    corpus = FOUND / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(seeds()):
        (corpus / f"seed-{number:03}").write_bytes(b"\0" + each)
    options = [
        f"-max_total_time={seconds:.0f}",
        f"-max_len={LARGEST}",
        f"-seed={seed}",
        f"-artifact_prefix={FOUND}/",
    ]
    atheris.Setup(
        [sys.argv[0], *options, "-timeout=20", "-rss_limit_mb=1024", str(corpus)], one, custom_mutator=mutator
    )
    atheris.Fuzz()


if __name__ == "__main__":
    asked: list[Callable[[str], float]] = [float, int]
    numbers = [kind(each) for kind, each in zip(asked, sys.argv[1:], strict=False)]
    for_long, with_seed = (numbers + [60.0, 1][len(numbers) :])[:2]
    if atheris is not None:
        guided(for_long, int(with_seed))
    else:
        sys.exit(1 if blind(for_long, int(with_seed)) else 0)
