"""Who is in the cohort: for each mentee who nominated, for which group, with which words, with which mentor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mentee: nominated by whom for which group, and why; with which mentor; ``day`` and ``pair`` are when."""

    who: str
    by: str
    group: str
    statement: str
    mentor: str = ""
    day: int
    pair: int = 0


COHORT = {
    each.who: each
    for each in (
        Entry(
            who="aroha",
            by="hemi",
            group="WG 59",
            mentor="kenji",
            day=-398,
            pair=-388,
            statement="Aroha Ngata has produced reference materials for water laboratories for eleven years and chairs our mirror group. She is patient and exact, and people follow her without noticing. She has not convened abroad; she should.",
        ),
        Entry(
            who="ayse",
            by="cem",
            group="WG 59",
            mentor="greta",
            day=-332,
            pair=-320,
            statement="Ayşe Demir leads the national reference material programme. She has spoken for us in three plenaries and never too long. We ask for a mentor who will let her lead early.",
        ),
        Entry(
            who="minjun",
            by="jiwoo",
            group="WG 61",
            mentor="kenji",
            day=-240,
            pair=-228,
            statement="Mr Park has developed remote inspection for shipyards since 2015. He prepares with great care. He would like to learn how to lead those who are older than he is, and we would like that too.",
        ),
        Entry(
            who="sofia",
            by="mauricio",
            group="WG 61",
            mentor="nomvula",
            day=-112,
            pair=-100,
            statement="Sofía Restrepo audits management systems and trains auditors in four countries. She asks the question that everybody else was going to ask later. We see her as a convenor for Latin America.",
        ),
        Entry(
            who="ruth",
            by="kojo",
            group="WG 57",
            mentor="tomas",
            day=-82,
            pair=-70,
            statement="Ruth Mensah built our scheme for the certification of electricians, from the first paper to four thousand certificates. She knows what a standard does to a small institute, and that voice is missing among convenors.",
        ),
        Entry(who="camille", by="mathilde", group="WG 61", mentor="fatou", day=-72, pair=-60, statement=""),
        Entry(
            who="linh",
            by="quang",
            group="WG 61",
            mentor="kenji",
            day=-62,
            pair=-50,
            statement="Ms Linh is our expert for digital conformity assessment. She has attended WG 61 twice as an observer. English is her third language, which has made her a very good listener.",
        ),
        Entry(
            who="emil",
            by="ines",
            group="WG 57",
            mentor="fatou",
            day=-50,
            pair=-35,
            statement="Emil Nordahl has certified divers and crane operators for nine years and represents us in the European mirror committee. He is calm when others are not, and writes short sentences. He has never chaired a group of more than eight, and says so himself. We believe that he can.",
        ),
        Entry(
            who="oskar",
            by="zofia",
            group="WG 61",
            mentor="padraig",
            day=-46,
            pair=-33,
            statement="Oskar Wiśniewski brings twelve years of auditing in energy and a good sense for what can be written down. He will have one day a week for this.",
        ),
        Entry(
            who="wanjiru",
            by="achieng",
            group="WG 57",
            mentor="rajesh",
            day=-32,
            pair=-18,
            statement="Wanjiru Kamau heads personnel certification at our institute. She mediates between trades that do not speak to one another; a working group should not frighten her.",
        ),
        Entry(
            who="tiago",
            by="beatriz",
            group="WG 59",
            mentor="hana",
            day=-22,
            statement="Tiago Carvalho makes reference materials for olive oil and writes our national guidance. He is precise, cheerful, and finishes what he begins.",
        ),
        Entry(
            who="yusra",
            by="khalid",
            group="WG 57",
            day=-15,
            statement="Engineer Yusra Al-Mansoori set up the register of certified assessors in our country. She has convened national groups in two languages and would like to do so internationally.",
        ),
    )
}

WAITING = {
    each.who: each
    for each in (
        Entry(
            who="farah",
            by="asad",
            group="WG 59",
            day=-38,
            statement="Ms Siddiqui runs our metrology training and would represent a region that has no convenor in CASCO at present.",
        ),
        Entry(
            who="lars",
            by="ines",
            group="WG 61",
            day=-18,
            statement="Lars Mikkelsen inspects ships by drone and would like to learn how to lead a group.",
        ),
        Entry(
            who="paulo",
            by="renata",
            group="WG 57",
            day=-8,
            statement="Paulo Figueira has coordinated our comments on ISO/IEC 17024 since 2021 and led the national vote. He speaks three of the languages of the group and has the consent of his employer for two years.",
        ),
        Entry(
            who="signe",
            by="ines",
            group="WG 59",
            day=-2,
            statement="Signe Aas makes the reference materials that our fish laboratories use. She is thirty-four, has read every draft of ISO 17034, and sends comments which the editors keep.",
        ),
    )
}
