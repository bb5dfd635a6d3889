"""Rows of a Word table that hold nothing but plain text, taken out of a document before it becomes a tree.

Of three thousand rows nearly all are such, and nearly all of them are marked alike. Texts are found by pattern, what
stands between them is looked at once for each kind, and the tree gets an empty row with a number instead. Whatever
is not surely plain (other names, references by number, remarks, tables within tables, another coding) is left to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from convenor.documents.package import CHUNK, Readable

NAMESPACE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBER = "convenor-row"  # the attribute of a row that stands for another
LONGEST_ROW = 1 << 19
LONGEST_MARKS, MOST_KINDS = 4000, 2000
UNPLAIN, UNKEPT = -1, -2  # instead of the number of a kind
END_OF_ROW = b"</w:tr>"
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>)?\s*<[\w:]")
CODED = re.compile(rb"""encoding=(?!["'](?i:utf-8)["'])""")
NAMED = re.compile(rb"""xmlns:w\s*=\s*["']([^"']*)["']""")
TABLE = re.compile(rb"<(/?)w:tbl[\s>]")
ROW = re.compile(rb"<w:tr(?: [^<>]*[^<>/])?>")
SAID = re.compile(rb'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>')
NESTED = re.compile(rb"<w:tc>(?:(?!</w:tc).)*<w:tc>", re.S)  # a cell right within a cell
MARK = re.compile(rb"<w:(tc>|tr[ >]|p[ >/]|br[ >/]|cr[ >/]|tab/>)")
PARAGRAPH = re.compile(rb'w14:paraId="[0-9A-F]{8}"')  # no two alike
UNIQUE = re.compile(rb' w(?:14:(?:paraId|textId)|:rsid[A-Za-z]*)="[0-9A-F]{8}"')  # by these programs count
CONTROLS = bytes(set(range(32)) - set(b"\t\n"))
UNKNOWN = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)")
IN_ROW, IN_CELL = "\x1e", "\x1f"  # no text of XML can have these
MEANS = {b"tr>": IN_ROW, b"tr ": IN_ROW, b"tc>": IN_CELL, b"tab/>": "\t"} | {
    name + end: "\n" for name in (b"p", b"br", b"cr") for end in (b" ", b">", b"/")
}
# Names (or how they begin) that need more than joining texts; a text, cell or row that is written otherwise, too.
ODD = re.compile(
    rb"<w:(?:del|moveFrom|vanish|fldChar|tbl[ >]|txbxContent|drawing|pict|object|sym|ptab|showingPlcHdr|cellDel|ruby"
    rb"|noBreakHyphen|footnoteRef|endnoteRef|commentRef|hMerge|gridSpan|vMerge|gridBefore|numPr|t[ >]|tc[ /]|tr/|tab /"
    rb"|(?:tc|tr|p|t|tab|br|cr)[\t\r\n])|xmlns"
)


@dataclass(slots=True)
class PlainRows:
    """A document as it comes, its plain rows taken out; ``texts`` has what their cells say."""

    source: Readable
    styles: Iterable[str] = ()  # those whose text is more than plain
    keeps: bool = False  # all bytes, too, so that they can be written back
    texts: dict[str, list[str]] = field(default_factory=dict)
    kept: list[tuple[bytes, bytes]] = field(default_factory=list)  # what was passed on, and the row behind it
    count: int = 0
    depth: int = 0  # of tables
    waiting: bytes = b""  # what follows the last row that has ended
    begun: bool = False
    named: bool = False
    gave_up: bool = False
    styled: re.Pattern[bytes] | None = None
    kinds: dict[bytes, tuple[int, str]] = field(default_factory=dict)  # marks to a number and what they mean
    seen: dict[bytes, tuple[int, str]] = field(
        default_factory=dict
    )  # the same, with all by which programs count
    sound: set[tuple[int, ...]] = field(default_factory=set)  # kinds of marks that make a row together

    def __post_init__(self) -> None:
        listed = [re.escape(each.encode()) for each in self.styles]
        self.styled = re.compile(b'"(?:%s)"' % b"|".join(listed)) if listed else None
        self.gave_up = any(not re.fullmatch(r"[\w .-]+", each) for each in self.styles)

    def read(self, size: int = CHUNK, /) -> bytes:
        """The next piece that is not plain; nothing at the end."""
        while piece := self.source.read(CHUNK):
            if sifted := self._sifted(self.waiting + piece):
                return sifted
        left, self.waiting = self.waiting, b""
        return self._passed(left)

    def _sifted(self, whole: bytes) -> bytes:
        self.waiting = b""
        self.gave_up = self.gave_up or not self._can_go_on(whole)
        if self.gave_up:
            return self._passed(whole)
        rows, end, self.waiting = whole.rpartition(END_OF_ROW)
        return b"".join(map(self._kept, rows.split(END_OF_ROW))) if end else b""

    def _can_go_on(self, whole: bytes) -> bool:
        """Whether all until here is in UTF-8, without what hides the marks of rows."""
        if not self.begun:
            head = HEAD.match(whole)
            if head is None or CODED.search(head[1] or b""):
                return False
            whole = whole[head.end(1) :] if head[1] else whole
            self.begun = True
        return b"<!" not in whole and b"<?" not in whole and len(whole) < LONGEST_ROW

    def _kept(self, part: bytes) -> bytes:
        """A row and what stands before it: as it came, or with a number for the row."""
        begin = ROW.search(part) if self.depth == 1 and self.named else None
        if begin is not None and b"w:tbl" not in part[: begin.start()]:
            passed, row = part[: begin.start()], part[begin.start() :] + END_OF_ROW
            texts = self._texts(row)
            if texts is not None:
                return self._numbered(passed, row, texts)
        self._look(part)
        return self._passed(part + END_OF_ROW)

    def _passed(self, part: bytes, row: bytes = b"") -> bytes:
        if self.keeps:
            self.kept.append((part, row))
        return part

    def _numbered(self, passed: bytes, row: bytes, texts: list[str]) -> bytes:
        self._look(passed)
        key = self.count
        self.count += 1
        self.texts[str(key)] = texts
        return self._passed(passed, row) + stand_in(key)

    def _look(self, passed: bytes) -> None:
        """Note which tables are open, and whether the names still mean what they should."""
        if b"w:tbl" in passed:
            self.depth += sum(-1 if end else 1 for end in TABLE.findall(passed))
        if NUMBER.encode() in passed:  # not by us
            self.gave_up, self.named = True, False
        if b"xmlns:w" in passed:
            spaces = NAMED.findall(passed)
            self.gave_up |= any(each != NAMESPACE for each in spaces)
            self.named = (self.named or bool(spaces)) and not self.gave_up

    def _texts(self, row: bytes) -> list[str] | None:
        """What the cells of a row say; nothing where it is not surely plain."""
        pieces = SAID.split(row)
        marks, said = pieces[::2], pieces[1::2]
        kinds = [self.seen.get(each) or self._known(each) for each in marks]
        if not _is_text(b" ".join(said)) or not self._is_row(marks, kinds):
            return None
        try:
            texts = _unescaped(b"\0".join(said).decode()).split("\0")
        except UnicodeDecodeError:
            return None
        whole = "".join(meant + text for (_, meant), text in zip(kinds, [*texts, ""], strict=False))
        return [each.strip("\n") for each in whole.split(IN_CELL)[1:]]

    def _known(self, marks: bytes) -> tuple[int, str]:
        """Of what stands between two texts its number, and where a row, a cell, a line begins in it."""
        nameless = PARAGRAPH.sub(b"", marks)
        kind = self.seen.get(nameless)
        if kind is None:
            usual = UNIQUE.sub(b"", nameless)
            kind = self.kinds.get(usual) or self._kind(usual)
            if kind[0] >= 0 and len(self.seen) < MOST_KINDS:
                self.seen[nameless] = kind
        return kind

    def _kind(self, usual: bytes) -> tuple[int, str]:
        named = usual.count(b"<") == usual.count(b"<w:") + usual.count(b"</w:")
        if not named or ODD.search(usual) or (self.styled is not None and self.styled.search(usual)):
            return UNPLAIN, ""
        meant = "".join(MEANS[each] for each in MARK.findall(usual))
        if len(usual) > LONGEST_MARKS or len(self.kinds) == MOST_KINDS:
            return UNKEPT, meant
        self.kinds[usual] = len(self.kinds), meant
        return self.kinds[usual]

    def _is_row(self, marks: list[bytes], kinds: list[tuple[int, str]]) -> bool:
        """Whether marks with nothing between them are one well-formed row, with all its words in cells."""
        numbers = tuple(number for number, _ in kinds)
        if numbers in self.sound:
            return True
        meant = "".join(meant for _, meant in kinds)
        if UNPLAIN in numbers or meant.count(IN_ROW) != 1 or (len(kinds) > 1 and IN_CELL not in kinds[0][1]):
            return False
        bare = b"".join(marks)
        if NESTED.search(bare):
            return False
        try:
            expat.ParserCreate().Parse(bare, True)
        except expat.ExpatError:
            return False
        if UNKEPT not in numbers and len(self.sound) < MOST_KINDS:
            self.sound.add(numbers)
        return True


def stand_in(number: int) -> bytes:
    """The row that goes on instead of a plain one."""
    return f'<w:tr {NUMBER}="{number}"/>'.encode()


def _is_text(said: bytes) -> bool:
    """Whether these bytes, of which none begins a mark, can be text."""
    if b"]]>" in said or (b"&" in said and UNKNOWN.search(said)):
        return False
    return len(said.translate(None, CONTROLS)) == len(said)


def _unescaped(text: str) -> str:
    if "&" in text:
        for mark, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
            text = text.replace(f"&{mark};", sign)
    return text
