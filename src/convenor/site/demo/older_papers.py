"""What those wrote who are further on: Min-jun, Ayşe and Aroha, shorter and surer each time."""

MINJUN_PREPARING = {
    "q1": "Greta Lind and Lucía Fernández. Mr Watanabe knows them both and said: watch what they do not say.",
    "q2": "Priya Raman. We met in Seoul at a workshop, so the first call was short and friendly.",
    "q3": "A technical specification on remote auditing. There will be disagreement on recordings: may the auditor keep them, and in which country?",
    "q4": "Tokyo is the last meeting before the committee draft. The plan is tight but honest; every date has a name beside it.",
    "q5": "Fifty-five of sixty: twenty-six in the room, twenty-nine on screen. I shall be in the room, two hours from home.",
    "q6": "Greta leads in the mornings, Lucía in the afternoons. They asked me to read the proposals aloud, slowly.",
    "q7": "In Korea the youngest does not interrupt. Here I may have to. How did you learn it?",
}

MINJUN_AFTER = {
    "q1": "Three days in Tokyo, in the room. Good. The second evening the group ate together, and the third day was another meeting.",
    "q2": "Greta asked the screen first, every time, before the room. After an hour the room waited for it by itself.",
    "q3": "I read the proposals aloud. On the third day Lucía gave me 4.4. Nobody objected to anything, so I do not know yet whether I can do it.",
    "q4": "Somebody left the room when a point was lost, and came back with another wording for it. The convenors thanked him and put it on the list, at the end of the list.",
    "q5": "Recordings. The convenors split it: who keeps them, how long, where. Two of the three were easy.",
    "q6": "All but clause 7. It went to a drafting group, so no time is lost.",
    "q9": "Yes. In 4.2 “should” was minuted as “shall”. I told the secretary, and it was corrected on the same day.",
    "q10": "A clause on which people disagree.",
}

MINJUN_REMARKS = {
    "q3": "A clause that passes without objection is often one that was well read. Still, next time you shall have a harder one; see the assignment.",
    "q10": "Good. I have asked Greta for 7.3.",
}

MINJUN_CONVENE = "Clause 7.3 took thirty-five minutes. I had a page with the three proposals side by side and nothing else. I asked for reasons before opinions, as you suggested; two of the three proposals turned out to want the same. One expert kept her objection to the end. I repeated it in her words, asked whether she could live with the note, and waited. She could. What I would change: I thanked everybody, and it sounded like a list."
MINJUN_FEEDBACK = "You waited, which is the whole art. The side-by-side page is yours now, use it always. About the thanks: thank for what moved the group, and only then."
MINJUN_REPORT = "Report of WG 61 to the CPC (draft).\n\n1. Where we stand: fourth meeting held on screen, 57 of 60 experts; 171 of 214 comments settled.\n2. What is contested: when remote auditing is not enough (settled, clause 5), and annex B on sampling (open).\n3. Timeline: on the 24-month track, about one month late at the draft for enquiry.\n4. How we win it back: a drafting group of six before Pretoria.\n5. What we ask of the CPC: to note the delay, and to let JWG experts on sampling join the drafting group."

AYSE_PREPARING = {
    "q1": "Eleanor Marsh and Hassan El-Sayed. Twelve people, so they sit among us rather than in front of us.",
    "q2": "Hugo Favre, secretary of WG 57 as well. Quick, dry, helpful.",
    "q3": "ISO 17034, a revision of the edition of 2016. Producers of reference materials that are also their users: that is where it will rub.",
    "q4": "The third meeting, in Tsukuba. The draft has gone round twice, and the plan holds.",
    "q5": "Twelve: eight in the room, four on screen. Everybody knows everybody, except me.",
    "q6": "No list of speakers. They look around. I wondered how the four on the screen would be seen.",
    "q7": "In a group of twelve friends, who tells the convenor that the fourth on the screen has been waiting?",
}

AYSE_AFTER = {
    "q1": "Tsukuba, three days. I was in the room. Warm, fast, and a little deaf to the screen.",
    "q2": "Hassan ends each session by asking the newest person what was decided. That was me, nine times.",
    "q3": "I led the definitions, twenty-five minutes. We kept four of five.",
    "q4": "Nobody made it hard. It was the ease that was hard: decisions were taken in half sentences.",
    "q5": "On producers who use their own materials. Eleanor drew two circles on the board and asked everybody to point. It was settled in five minutes.",
    "q6": "Everything. The group is two weeks ahead.",
    "q8": "Very good. The decisions were on the screen before the coffee.",
    "q9": "Yes; it is shorter than the meeting, and truer.",
    "q10": "The screen. I asked to sit with the four next time, on the screen, although I shall be in the building.",
}

AYSE_PLAN = "I took the plan of WG 59 and moved every date by what the last three stages really took. The draft for enquiry falls four weeks later than planned, publication stays, because the editing was planned twice. Three proposals: hold the fifth meeting in person (done), give annex A to two people instead of five, and ask for translation before the ballot closes."
AYSE_PLAN_ANSWER = "The only plan I have read this year that became shorter on being checked. Eleanor has taken over the second proposal."
AYSE_CONVENE = "I led clause 6.4 in Brno, fifty minutes, four proposals, one of them withdrawn. I sat where the screen could see me. Two people disagreed to the end about “homogeneity between units”; I asked each to say the other’s reason, wrote both on the board, and the third option came from somebody who had not spoken in two days."
AYSE_CONVENE_ANSWER = "I have nothing to add, and I have looked for it. Do you remember that you once asked who tells the convenor? You did, twice, and from the chair."
AYSE_SUMMARY = "Twelve remarks on the summary of the fifth meeting. Nine are words. Three matter: item 4 records a proposal as a decision; item 9 names a person where it should name a comment; item 11 leaves out the reservation on annex B, which was withdrawn only in the break and should be minuted as withdrawn."
AYSE_SUMMARY_ANSWER = "Item 11 is well seen. Hugo has changed all three."
AYSE_REPORT = "Three pages to the CPC and six slides, shown to you on Tuesday and to Eleanor on Thursday: where we are, what was hard, what we need. I cut the history of the standard. Nobody missed it."
AYSE_REPORT_ANSWER = "You answered the question on the budget with “I do not know, I shall find out by Friday”, and on Friday you had. That is the report that they will remember."

AROHA_PREPARING = {
    "q1": "Eleanor Marsh and Hassan El-Sayed, both met on screen. They finish each other’s agendas.",
    "q2": "Hugo Favre. He apologized for the hours, which no secretary had ever done to somebody from Wellington.",
    "q3": "ISO 17034. The words “certified” and “characterized” will keep us busy.",
    "q4": "Comments are few and good. The timeline has air in it.",
    "q5": "Eleven on screen. I shall be the one in the dark.",
    "q6": "Round the table, from a different end each time. I keep the order.",
    "q7": "How do you close a point when nobody says anything at all?",
}

AROHA_AFTER = {
    "q1": "Two half days on screen, at nine in the evening. Good humoured and exact.",
    "q2": "Eleanor says what she will NOT discuss, at the beginning. It takes a minute and saves an hour.",
    "q3": "I kept the order of speakers, and once forgot myself in it.",
    "q5": "On “certified”. They let both sides bring a label from a bottle.",
    "q6": "Yes, with twenty minutes to spare.",
    "q9": "Read and agreed.",
    "q10": "To lead the clause on labels.",
    "q12": "May a convenor bring a bottle?",
}

AROHA_CONVENE = "The clause on labels, forty minutes, eleven people, one bottle. It is settled, and the bottle is in the minutes."
AROHA_CONVENE_ANSWER = "I was on the line. You let the silence stand three times, and three times it was filled by somebody who knew. That is a convenor."
AROHA_REPORT = "Report to the CPC in two pages, given by me in person, by video, at two in the morning. They asked three questions and I had four answers."
AROHA_REPORT_ANSWER = "The fourth answer was the best one. Sleep."
AROHA_SUMMARY = "Seven remarks on the summary of the third meeting, all taken up. The list of actions now has dates, and the date of the drafting group was wrong by a year."
AROHA_SUMMARY_ANSWER = "I had read it too, and missed the year. Thank you."
