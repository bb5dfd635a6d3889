"""What people send to these pages: a question, an answer, a comment."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.plain import PlainText

MOST = 4_000
"""Characters of a question, an answer to it, or a comment."""


class Once(forms.CharField):
    """A hidden mark made with the page, so that a form sent twice counts once."""

    def __init__(self) -> None:
        super().__init__(max_length=40, widget=forms.HiddenInput, initial=lambda: uuid4().hex)


class AskForm(forms.Form):
    """A question to the mentor."""

    words = PlainText(label=_("Your question"), most=MOST, lines=True)
    once = Once()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["rows"] = 3


class AnswerForm(forms.Form):
    """The mentor's answer to one question."""

    words = PlainText(label=_("Your answer"), most=MOST, lines=True)
    question = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["rows"] = 3


class CommentForm(forms.Form):
    """A comment on one answer of a handout, or a reply."""

    words = PlainText(label=_("Your comment"), most=MOST, lines=True)
    question = forms.CharField(max_length=40, widget=forms.HiddenInput)
    once = Once()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["rows"] = 3
