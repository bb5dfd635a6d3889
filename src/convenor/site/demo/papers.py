"""What the demo's people wrote this autumn: Emil's first handout, Ruth's, Sofía's two, and the talk about them."""

EMIL_PREPARING = {
    "q1": (
        "Amina Haddad and Bruno Rossi.\n\n"
        "Amina comes from Dakar and has convened twice before, once a group of sixty. She opened our call by asking what I "
        "hoped to see, which I had not expected. Bruno is from Milan, works for a body that certifies welders, and convenes for "
        "the first time. They share the chair by clause, not by day: whoever knows the clause better as an expert does NOT chair "
        "it, so that they can hand over and speak. I like that, and would like to see how it feels in the room."
    ),
    "q2": (
        "Hugo Favre. We had a quarter of an hour on the phone. He takes the minutes, keeps the list of comments, and sends the "
        "documents six weeks ahead. He told me frankly that the drafting group is two weeks late and that he would rather hear "
        "about a problem early than read about it. I may write to him for documents and dates; questions about people I should "
        "keep for you."
    ),
    "q3": (
        "ISO/IEC 17024, general requirements for bodies that certify persons. It is a revision: the edition in force is from 2012.\n\n"
        "Three places where I expect disagreement. First, whether a certification body may train the people whom it certifies; "
        "the present text says no, with a door left ajar, and half of the comments push at that door. Second, remote examination: "
        "in 2012 nobody thought of it, now everybody does it. Third, the word “scheme”, which the toolbox defines one way and "
        "certifiers of persons use in another. I read the clarifications on the web page too; four of seven are about impartiality."
    ),
    "q4": (
        "The project follows the 36-month track: the draft for enquiry is due after 24 months, publication after 36. The second "
        "meeting left about a third of the technical comments open, so clause 9 will be new in Geneva.\n\n"
        "Is it feasible? Only just, I think. There is one drafting group before Geneva and none planned after. If clause 9 is not "
        "settled by Friday noon, the next meeting is three months later and online. I would ask for one more day of drafting."
    ),
    "q7": (
        "What do you do with your face when somebody says something that is plainly wrong and you are in the chair?\n\n"
        "And: Bruno may ask me to lead the half hour on clause 6.2. I want to say yes. Should I, the first time?"
    ),
}

EMIL_NOTES = {
    "directives-1-consensus": "“Sustained opposition” is the phrase to listen for. Not the loudest voice, and not how many: is it on substance, and does it last after the concern was taken up?",
    "directives-2-clause-33": "Test for every requirement: could the maker, the buyer and an outside body each use it as it stands? Got this wrong in the self-test. Read again before Geneva.",
    "convenor-toolkit": "The page on handing over the chair. Say it aloud, say until when, and have it in the minutes.",
}

EMIL_ASKS = (
    (
        "directives-1-consensus",
        "Twice in Milan the minutes say “agreed with one reservation”. Is that consensus, or is it a polite way of not asking?",
    ),
    ("proc-01", "Who decides that a comment is out of scope: the convenor, the secretariat or the group?"),
)

RUTH_PREPARING = {
    "q1": "Amina Haddad (Dakar) and Bruno Rossi (Milan). I knew Amina from a regional workshop in Accra. Both answered within the day. I do not yet know how they divide the chair.",
    "q2": "Hugo Favre. We have exchanged e-mails, no call so far. I have asked for fifteen minutes next week.",
    "q3": "A revision of ISO/IEC 17024. Where I come from, the same institute often trains and examines, because there is only one. Any text that forbids this outright will be opposed by several members, and not for convenience.",
    "q4": "The agenda gives clause 9 a whole morning and the definitions twenty minutes. From the comments I would have done it the other way round. The plan has no reserve.",
    "q5": "Twenty-five in all: sixteen in Geneva, nine on screen. I shall be on screen. It changes much: those in the room finish one another’s sentences.",
    "q7": "How do I show from a screen that I would like to speak, without looking impatient?",
}

RUTH_REMARKS = {
    "q3": "This is the most useful answer of the seven. Write it up in five lines with two examples, and offer it to Amina before the meeting. She will need it.",
    "q5": "Exactly so. In the meeting, count who speaks after whom for half an hour; then we have something to talk about.",
}

SOFIA_PREPARING = {
    "q1": "Greta Lind (Berlin) and Lucía Fernández (Buenos Aires). Greta has convened large groups before, Lucía a small one. Greta keeps the list of speakers, Lucía watches the chat, and every half hour they change.",
    "q2": "Priya Raman. Half an hour by video. She explained how the comments are sorted before a meeting, and showed me where the documents are.",
    "q3": "A new document, ISO/IEC TS 17012, guidelines for remote auditing. The contested point is whether it may say when NOT to audit remotely, or only how to do it well.",
    "q4": "Fast: the 24-month track. The draft for enquiry is due after twelve months. Four virtual half days instead of a meeting on the spot have saved time so far.",
    "q5": "Sixty experts, about fifty-seven expected, all on screen, from UTC−6 to UTC+13. Nobody is at an easy hour except Europe.",
    "q6": "Three minutes each, hands raised in the tool only. Agreement is asked for by silence: “is there anybody who cannot live with this?”, then ten seconds by the clock. I shall keep the clock.",
    "q7": "Ten seconds seem very long. Do people really use them?",
}

SOFIA_AFTER = {
    "q1": "Four half days on screen, from noon UTC; for me from seven in the morning. I was there for all of it. It went well on the first two days, dragged on the third, and was saved on the fourth by a list that Greta had made overnight.",
    "q2": "Greta never answered a comment herself. She said who had asked for something, and who had asked for the opposite, and then “what would each of you need?”. Lucía closed every point with one sentence beginning “So the text will say”. Nobody could leave with a different meeting in mind.",
    "q3": "I kept the clock for the ten seconds of silence, all four days, and on the last day I led the twenty minutes on the terms. What came easily was reading the proposal aloud. What was hard was not nodding. When a friend of mine spoke I nodded, and two people saw it.",
    "q4": "One participant answered every contribution, whoever had made it, and always began with “as I said”. On the second day the others had stopped raising hands. Greta wrote to the person in the break and asked for a short paper for the next morning. There were four lines in it, and they were good. I would have waited too long.",
    "q5": "On when a remote audit is not enough. Under it lay two fears: some thought of inspectors who would never travel again, others of small bodies that cannot afford to. The convenors asked each side to write the fear of the other. After that the wording took ten minutes. I would not have dared.",
    "q6": "Of 214 comments 171 were settled. Those on annex B were not reached, because day three went to one definition. It costs about a month. A drafting group of six before Pretoria could win it back.",
    "q7": "“Actual” and “actuel”. For two of us it meant present-day, for the others real. Fifteen minutes went by before somebody noticed. Also, people whose English is quick forget that others are reading along.",
    "q8": "Priya was always one step ahead with the document on the screen. What would have helped: the numbers of the comments in the agenda, not only the clauses.",
    "q9": "Yes, twice. It is fair. In 5.3 it says “the group agreed”; I remember that two experts agreed if the note stayed. I would write: “agreed, the note being kept”.",
    "q10": "I would like to lead one clause from beginning to end in Pretoria, 6.1 if nobody minds, it is not contested. Until then: the face. Lucía suggested that I film myself reading the news.",
    "q11": "That the quietest person in four days, from Bangkok, wrote the sentence which everybody took.",
    "q12": "When somebody speaks too often, do you always write in private? And what if it is the convenor’s own countryman?",
}

SOFIA_AFTER_AGAIN = {
    "q3": "I kept the clock for the ten seconds of silence, all four days, and on the last day I led the twenty minutes on the terms. What came easily was reading the proposal aloud. What was hard was my face: when a friend of mine spoke I nodded, and two people saw it. Next time I write down every speaker’s point while they speak; whoever writes does not nod.",
}

SOFIA_REMARKS = {
    "q3": "Nodding is the first thing that everybody tells you about, and it stays with you for years. What could your hands do meanwhile?",
    "q4": "Look again at what she asked for: not silence, but a paper. She gave the eagerness somewhere to go. Keep that one.",
    "q5": "You would have dared by the third day. Notice that they did it only after both sides had tired of repeating themselves.",
    "q9": "Send this to Priya in those very words. It is what the fourth objective is about.",
}

SOFIA_REPLIES = {"q3": "Writing! I have added it above.", "q9": "Sent this morning, she has taken it in."}
