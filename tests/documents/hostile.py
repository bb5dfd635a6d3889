"""Texts that must come through as text, whatever they look like to a program."""

HOSTILE = {
    "program": '#panic("x") #include "/etc/passwd" #sys.inputs',
    "markup": "= none *bold* _none_ $x^2$ @nobody <label> // remark /* open",
    "escapes": r"back\slash \u{41} {{ template }} {% tag %} </w:t> &amp; ]]>",
    "quotes": "\"straight\" 'single' “curly” «guillemets»",
    "accents": "Ångström, façade, Łódź, Příbram, Ελλάδα, Москва",
}
