"""Addresses of this app."""

from django.urls import URLPattern, path

from convenor.apps.learning.views import handouts, paper, reading, self_test

READING = "learning/<int:enrolment>/reading/"
TEST = "learning/<int:enrolment>/self-test/"
ATTEMPT = "learning/attempts/<int:attempt>/"
HANDOUT = "learning/<int:enrolment>/handouts/<slug:form>/"

urlpatterns: list[URLPattern] = [
    path(READING, reading.reading_list, name="readings"),
    path(f"{READING}<slug:reading>/", reading.one_reading, name="reading"),
    path(f"{READING}<slug:reading>/mark/", reading.reading_mark, name="reading-mark"),
    path(f"{READING}<slug:reading>/notes/", reading.reading_notes, name="reading-notes"),
    path(f"{READING}<slug:reading>/ask/", reading.question_ask, name="question-ask"),
    path(f"{READING}<slug:reading>/answer/", reading.question_answer, name="question-answer"),
    path(TEST, self_test.self_test, name="self-test"),
    path(f"{TEST}begin/", self_test.self_test_begin, name="self-test-begin"),
    path(ATTEMPT, self_test.attempt, name="attempt"),
    path(f"{ATTEMPT}<int:number>/", self_test.attempt_item, name="attempt-item"),
    path(f"{ATTEMPT}<int:number>/answer/", self_test.attempt_answer, name="attempt-answer"),
    path(f"{ATTEMPT}save/", self_test.attempt_save, name="attempt-save"),
    path(f"{ATTEMPT}review/", self_test.attempt_review, name="attempt-review"),
    path(f"{ATTEMPT}hand-in/", self_test.attempt_hand_in, name="attempt-hand-in"),
    path("programme/errata/", self_test.errata, name="errata"),
    path(HANDOUT, paper.handout, name="handout"),
    path(f"{HANDOUT}write/", handouts.handout_write, name="handout-write"),
    path(f"{HANDOUT}keep/", handouts.handout_keep, name="handout-keep"),
    path(f"{HANDOUT}save/", handouts.handout_save, name="handout-save"),
    path(f"{HANDOUT}submit/", handouts.handout_submit, name="handout-submit"),
    path(f"{HANDOUT}comment/", paper.handout_comment, name="handout-comment"),
    path(f"{HANDOUT}discussed/", paper.handout_discussed, name="handout-discussed"),
    path(f"{HANDOUT}versions/", paper.handout_versions, name="handout-versions"),
    path(f"{HANDOUT}versions/<int:number>/", paper.handout_versions, name="handout-version"),
    path(f"{HANDOUT}handout.docx", paper.handout_word, name="handout-word"),
    path(f"{HANDOUT}handout.pdf", paper.handout_pdf, name="handout-pdf"),
]
