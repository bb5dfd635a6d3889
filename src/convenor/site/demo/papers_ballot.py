"""What WG 57 wrote about its ballot: the titles of issues, the words that are proposed, the votes and their answers."""

DRAFTERS = ("bruno", "chen", "dana", "kenji", "nomvula")
CONFIRMED = {
    "scope-households": "Whether the scope reaches repair at home",
    "term-spare-part": "What a spare part is",
    "directory-public": "What a public directory shows",
    "certificate-digital": "Certificates in digital form",
    "surveillance-interval": "How often surveillance takes place",
    "warranty-repair": "Repair under warranty",
    "environment-waste": "Whether waste is a matter of this document",
    "outsourcing-laboratories": "Tests by laboratories outside the body",
    "review-deadline": "How long an application review may take",
    "software-updates": "Repair of software",
    "competence-years": "Years of practice of evaluators",
}
"""Issues that Amina has confirmed, by what the makers of the ballot know them by."""
PROPOSED = {
    "scope-households": "This document does not apply to repair carried out by the owner of the product.",
    "term-spare-part": "spare part: part that replaces a part of a product and restores its function",
    "directory-public": "",
    "certificate-digital": "The certification document may be issued in digital form if it can be verified by the public.",
    "surveillance-interval": "Surveillance shall take place at least once in a calendar year.",
    "environment-waste": "",
    "outsourcing-laboratories": "",
}
"""Issues with a proposal, and the text that is proposed where there is one."""
DECIDED = ("term-spare-part", "certificate-digital")
READ = ("scope-households", "surveillance-interval", "directory-public")
"""Issues of which somebody has read what each comment wants."""
VOTES = """Country;Member body;Status;Vote;Comments
France;AFNOR;P;Approval with comments;
Germany;DIN;P;Disapproval;Clause 1 and the competence of evaluators need to change before we can agree.
Japan;JISC;P;Approval with comments;
United States;ANSI;P;Approval with comments;
United Kingdom;BSI;P;Approval with comments;
China;SAC;P;Approval;
Denmark;DS;P;Approval with comments;
Sweden;SIS;P;Approval;
Netherlands;NEN;P;Disapproval;Yearly surveillance of the smallest workshops costs more than it gives.
Italy;UNI;P;Approval with comments;
Spain;UNE;P;Approval;
Korea;KATS;P;Approval;
Brazil;ABNT;P;Approval;
South Africa;SABS;P;Approval;
Canada;SCC;P;Approval with comments;
Australia;AU;P;Approval;
Switzerland;SNV;P;Abstention;
Austria;ASI;P;Approval;
India;BIS;P;Approval;
Finland;SFS;P;Approval;
Norway;NO;P;Disapproval;The public directory must not show private addresses.
Poland;PKN;P;Abstention;
Mexico;DGN;P;Approval;
Singapore;SSC;O;Approval;
"""
REASONS = ("DE", "NL", "NO")
ANSWERED = {
    "NO": {
        "response": "The directory shows the town of a workshop, and an address only where the workshop agrees.",
        "satisfied": True,
    },
}
