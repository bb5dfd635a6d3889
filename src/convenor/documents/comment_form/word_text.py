"""All the text of a piece of a Word document as its reader sees it: nothing lost, nothing that was deleted.

Read: tracked insertions, what was moved here, content controls at every level, results of fields, text boxes once,
tables within cells, links, smart tags, equations, notes at the foot. Not read: what was deleted, moved away or hidden,
the instructions of fields, and the prompt of a control that nobody filled in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from convenor.documents.comment_form.equation import MATH, equation, typed_formula
from convenor.documents.comment_form.numbering import Counting, Numbering, numbering_of
from convenor.documents.comment_form.signs import sign
from convenor.documents.package import CannotBeRead, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
FORMULAS = ("Equation", "MathType", "opendocument.Math")

LEFT_OUT = frozenset(
    W + each
    for each in (
        *(
            "del",
            "moveFrom",
            "rPr",
            "tcPr",
            "tblPr",
            "tblGrid",
            "trPr",
            "tblPrEx",
            "sdtPr",
            "sdtEndPr",
            "sectPr",
        ),
        *(
            "delText",
            "delInstrText",
            "fldData",
            "smartTagPr",
            "customXmlPr",
            "rt",
            "binData",
            "ffData",
        ),
    )
)
AS_TEXT = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "‑",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is told elsewhere in the package than in the text itself."""

    hidden: frozenset[str] = frozenset()  # styles whose text is hidden
    footnotes: Mapping[str, Any] = field(default_factory=dict)
    endnotes: Mapping[str, Any] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)  # relation to part
    remarks: Mapping[str, str] = field(default_factory=dict)  # of the margin, by id
    numbering: Numbering = field(default_factory=Numbering)
    styles: frozenset[str] = (
        frozenset()
    )  # whose paragraphs are more than their text; "": those that name none, too


@dataclass(slots=True)
class Text:
    """What one cell or paragraph says, gathered by walking through it."""

    setting: Setting
    counting: Counting | None = None  # where numbers that count themselves are part of what is seen
    said: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of each field that is open: are we in its result?
    joins: bool = False  # the mark of the paragraph before was deleted
    begin: int = 0  # of the line, in what was said
    numbers: list[str] = field(default_factory=list)
    told: str = ""  # to the field that is open
    doubts: list[str] = field(default_factory=list)

    def read(self, element: Any) -> str:
        """All the text of what stands within an element."""
        self.within(element)
        return "".join(self.said).strip("\n")

    def within(self, element: Any) -> None:
        """Walk through all children."""
        for child in element:
            self.take(child)

    def take(self, element: Any) -> None:
        """Walk through one element, by what it is."""
        tag = element.tag
        if tag == W + "t":
            self.say(element.text or "")
        elif tag in LEFT_OUT:
            return
        elif tag in AS_TEXT:
            self.say(AS_TEXT[tag])
        elif tag in WAYS:
            WAYS[tag](self, element)
        elif tag.startswith(MATH):
            self.say(equation(element))
        else:
            self.within(element)

    def say(self, text: str) -> None:
        """Add text, unless it belongs to the instruction of a field."""
        if all(self.fields):
            self.said.append(text)

    def paragraph(self, element: Any) -> None:
        """A paragraph begins on a line of its own, unless the mark before it was deleted."""
        if not self.joins:
            self.said += ["\n"] if self.said else []
            self.begin = len(self.said)
        mark = element.find(f"{W}pPr/{W}rPr")
        self.joins = mark is not None and mark.find(W + "del") is not None
        if not self._is_hidden(element.find(f"{W}pPr/{W}pStyle")):
            self._numbered(element)

    def _numbered(self, element: Any) -> None:
        """What a paragraph says, with the number in front that its program gives it."""
        shown = self.counting.of(element) if self.counting and all(self.fields) else ("", "")
        begin = self.begin
        self.within(element)
        if shown is None:
            self.doubts.append("number-unknown")
        elif shown[0]:
            self.numbers.append(shown[0])
            self.said.insert(begin, shown[0] + (shown[1] if len(self.said) > begin else ""))

    @property
    def only_counted(self) -> bool:
        """Whether there is nothing but numbers that count themselves."""
        return bool(self.numbers) and "".join(self.said).split() == " ".join(self.numbers).split()

    def properties(self, element: Any) -> None:
        """Nothing of a paragraph's properties is text."""

    def run(self, element: Any) -> None:
        """A run, unless it is hidden."""
        properties = element.find(W + "rPr")
        if properties is not None:
            vanish = properties.find(W + "vanish")
            if vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off"):
                return
            if self._is_hidden(properties.find(W + "rStyle")):
                return
        self.within(element)

    def _is_hidden(self, style: Any) -> bool:
        return style is not None and style.get(W + "val") in self.setting.hidden

    def field_mark(self, element: Any) -> None:
        """A field begins, comes to its result, or ends."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.told = ""
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()
            self.say(typed_formula(self.told))
            self.told = ""

    def control(self, element: Any) -> None:
        """A content control, unless it only shows its prompt."""
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            for content in element.iterchildren(W + "sdtContent"):
                self.within(content)

    def alternatives(self, element: Any) -> None:
        """Of several ways to show one thing, the first that says something."""
        for choice in element.iterchildren(MC + "Choice", MC + "Fallback"):
            before = len(self.said), len(self.pictures)
            self.within(choice)
            if (len(self.said), len(self.pictures)) != before:
                return

    def box(self, element: Any) -> None:
        """What stands in a text box, on lines of its own."""
        self.within(element)
        self.said.append("\n")

    def cell(self, element: Any) -> None:
        """A cell of a table within the cell, unless it was deleted."""
        if element.find(f"{W}tcPr/{W}cellDel") is None:
            self.within(element)

    def row(self, element: Any) -> None:
        """A row of a table within the cell, unless it was deleted."""
        if element.find(f"{W}trPr/{W}del") is None:
            self.within(element)

    def symbol(self, element: Any) -> None:
        """A sign of a font of signs."""
        self.say(sign(element))

    def instruction(self, element: Any) -> None:
        """What a field is told to do; old formulas are nothing but that."""
        if self.fields and not self.fields[-1]:
            self.told += element.text or ""

    def embedded(self, element: Any) -> None:
        """An object of another program; of a formula only its picture can be shown."""
        self.within(element)
        if any((each.get("ProgID") or "").startswith(FORMULAS) for each in element.iter(OLE)):
            self.say("[…]")
            self.doubts.append("formula-as-picture")

    def picture(self, element: Any) -> None:
        """The part that holds a picture."""
        name = element.get(REL + "embed") or element.get(REL + "id") or ""
        part = self.setting.pictures.get(name)
        if part and part not in self.pictures:
            self.pictures.append(part)
        self.within(element)

    def footnote(self, element: Any) -> None:
        """A note at the foot of the page, where it is called."""
        self._note(self.setting.footnotes, element)

    def endnote(self, element: Any) -> None:
        """A note at the end, where it is called."""
        self._note(self.setting.endnotes, element)

    def _note(self, notes: Mapping[str, Any], element: Any) -> None:
        note = notes.get(element.get(W + "id", ""))
        if note is not None:
            text = Text(Setting(self.setting.hidden)).read(note).strip()
            self.say(f" [* {text}]" if text else "")

    def remark(self, element: Any) -> None:
        """What somebody wrote in the margin here; it is kept beside the text."""
        remark = self.setting.remarks.get(element.get(W + "id", ""))
        if remark:
            self.remarks.append(remark)


WAYS: Mapping[str, Callable[[Text, Any], None]] = {
    W + "p": Text.paragraph,
    W + "pPr": Text.properties,
    W + "r": Text.run,
    W + "fldChar": Text.field_mark,
    W + "instrText": Text.instruction,
    W + "object": Text.embedded,
    W + "sdt": Text.control,
    MC + "AlternateContent": Text.alternatives,
    W + "txbxContent": Text.box,
    W + "tc": Text.cell,
    W + "tr": Text.row,
    W + "sym": Text.symbol,
    DRAWING + "blip": Text.picture,
    VML + "imagedata": Text.picture,
    W + "footnoteReference": Text.footnote,
    W + "endnoteReference": Text.endnote,
    W + "commentReference": Text.remark,
}


def setting_of(package: Package, main: str) -> Setting:
    """What styles, notes, pictures and margin of a package say; what of it is broken is left out."""
    styles = _root(package, main, "styles")
    hidden, numbering = _hidden_styles(styles), _numbering(package, main, styles)
    unnamed = {""} if numbering.usual in numbering.styles else frozenset()
    return Setting(
        hidden=hidden,
        footnotes=_notes(_root(package, main, "footnotes"), "footnote"),
        endnotes=_notes(_root(package, main, "endnotes"), "endnote"),
        pictures={key: part for key, (kind, part) in package.relations(main).items() if kind == "image"},
        remarks={
            each.get(W + "id", ""): _signed(each)
            for each in _listed(_root(package, main, "comments"), "comment")
        },
        numbering=numbering,
        styles=hidden | numbering.styles.keys() | unnamed,
    )


def _numbering(package: Package, main: str, styles: Any) -> Numbering:
    root = _root(package, main, "numbering")
    broken = root is None and bool(package.related(main, "numbering"))
    return numbering_of(root, _listed(styles, "style"), broken)


def _root(package: Package, main: str, kind: str) -> Any:
    for name in package.related(main, kind):
        try:
            return package.tree(name)
        except CannotBeRead as broken:
            if broken.code in ("file-document-type", "file-part-too-long"):
                raise
    return None


def _listed(root: Any, name: str) -> Iterable[Any]:
    return () if root is None else root.iterchildren(W + name)


def _notes(root: Any, name: str) -> Mapping[str, Any]:
    return {each.get(W + "id", ""): each for each in _listed(root, name)}


def _signed(comment: Any) -> str:
    who = comment.get(W + "author") or comment.get(W + "initials") or ""
    text = Text(Setting()).read(comment).strip()
    return f"{who}: {text}" if who else text


def _hidden_styles(root: Any) -> frozenset[str]:
    """Styles whose text is hidden, and those that rest upon them."""
    hidden: set[str] = set()
    styles = list(_listed(root, "style"))
    for each in styles:
        mark = each.find(f"{W}rPr/{W}vanish")
        if mark is not None and mark.get(W + "val", "1") not in ("0", "false", "off"):
            hidden.add(each.get(W + "styleId", ""))
    for each in styles:
        base = each.find(W + "basedOn")
        shown = each.find(f"{W}rPr/{W}vanish") is not None
        if base is not None and base.get(W + "val") in hidden and not shown:
            hidden.add(each.get(W + "styleId", ""))
    return frozenset(hidden - {""})
