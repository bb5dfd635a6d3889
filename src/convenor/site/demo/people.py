"""The people around the standing characters: mentees, mentors, those who speak for a body, the office."""

from dataclasses import dataclass

LEVELS = tuple[tuple[str, str], ...]
DAYTIME = (
    (0, "09:00", "16:00"),
    (1, "09:00", "16:00"),
    (2, "09:00", "16:00"),
    (3, "09:00", "16:00"),
    (4, "09:00", "15:00"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody of the demo, as one's profile says."""

    key: str
    name: str
    body: str
    called: str = ""
    said: str = ""
    language: str = "en"
    speaks: LEVELS = (("en", "C1"),)
    hours: tuple[tuple[int, str, str], ...] = DAYTIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A mentor: how many at once, in whose own words, with which groups behind."""

    key: str
    capacity: int
    about: str
    convened: tuple[tuple[str, str, int, str, int, int], ...]


STANDING = (
    Somebody(
        key="amina",
        name="Amina Haddad",
        body="ASN",
        said="ah-MEE-na had-DAD (أمينة حداد)",
        speaks=(("ar", "C2"), ("en", "C1"), ("fr", "C2")),
    ),
    Somebody(
        key="bruno",
        name="Bruno Rossi",
        body="UNI",
        said="BROO-no ROSS-ee",
        speaks=(("en", "C1"), ("it", "C2")),
    ),
    Somebody(
        key="chen",
        name="Chen Li",
        body="SAC",
        said="chun LEE (陈立), the family name first",
        speaks=(("en", "B2"), ("zh-hans", "C2")),
    ),
    Somebody(
        key="dana", name="Dana Weber", body="DIN", said="DAH-na VAY-ber", speaks=(("de", "C2"), ("en", "C1"))
    ),
    Somebody(
        key="emil",
        name="Emil Nordahl",
        body="SN",
        said="EH-meel NOOR-dahl",
        speaks=(("en", "C1"), ("nb", "C2")),
    ),
    Somebody(
        key="fatou",
        name="Fatou Diop",
        body="ASN",
        said="FAH-too JOP",
        language="fr",
        speaks=(("en", "C1"), ("fr", "C2")),
    ),
    Somebody(
        key="greta",
        name="Greta Lind",
        body="DIN",
        said="GRAY-ta LINT",
        speaks=(("de", "C2"), ("en", "C1"), ("sv", "B2")),
    ),
    Somebody(
        key="hugo",
        name="Hugo Favre",
        body="SNV",
        said="ü-GO FAVR",
        speaks=(("de", "B2"), ("en", "C1"), ("fr", "C2")),
    ),
    Somebody(
        key="ines", name="Ines Berg", body="SN", said="ee-NES BARG", speaks=(("en", "C1"), ("nb", "C2"))
    ),
    Somebody(
        key="karin",
        name="Karin Sutter",
        body="SNV",
        said="KAH-rin SOO-ter",
        speaks=(("de", "C2"), ("en", "C1"), ("fr", "B2")),
    ),
)

MENTEES = (
    Somebody(
        key="yusra",
        name="Yusra Al-Mansoori",
        body="MOIAT",
        said="YOOS-ra al-man-SOO-ree (يسرى المنصوري)",
        speaks=(("ar", "C2"), ("en", "C1")),
    ),
    Somebody(
        key="tiago",
        name="Tiago Carvalho",
        body="IPQ",
        said="tee-AH-goo kar-VAH-lyoo",
        speaks=(("en", "B2"), ("pt", "C2")),
    ),
    Somebody(
        key="wanjiru",
        name="Wanjiru Kamau",
        body="KEBS",
        called="Ciru",
        said="wan-JEE-roo ka-MAU; Ciru is SHEE-roo",
        speaks=(("en", "C2"), ("sw", "C2")),
    ),
    Somebody(
        key="oskar",
        name="Oskar Wiśniewski",
        body="PKN",
        said="OSS-kar veesh-NYEF-skee",
        speaks=(("en", "B2"), ("pl", "C2")),
    ),
    Somebody(
        key="linh",
        name="Nguyễn Thị Linh",
        body="STAMEQ",
        called="Linh",
        said="LING; the given name comes last",
        speaks=(("en", "B2"), ("vi", "C2")),
    ),
    Somebody(
        key="sofia",
        name="Sofía Restrepo",
        body="ICONTEC",
        said="so-FEE-a res-TREH-po",
        speaks=(("en", "C1"), ("es", "C2")),
    ),
    Somebody(
        key="minjun",
        name="Min-jun Park",
        body="KATS",
        called="Min-jun",
        said="min-JOON PAHK (박민준)",
        speaks=(("en", "B2"), ("ja", "B1"), ("ko", "C2")),
    ),
    Somebody(
        key="ayse",
        name="Ayşe Demir",
        body="TSE",
        said="eye-SHEH deh-MEER",
        speaks=(("de", "B2"), ("en", "C1"), ("tr", "C2")),
    ),
    Somebody(
        key="aroha",
        name="Aroha Ngata",
        body="NZSO",
        said="AH-ro-ha NGAH-ta, with the ng of “singer”",
        speaks=(("en", "C2"),),
    ),
    Somebody(
        key="camille",
        name="Camille Lefèvre",
        body="AFNOR",
        said="ka-MEEY luh-FEV-ruh",
        language="fr",
        speaks=(("en", "B2"), ("fr", "C2")),
    ),
    Somebody(
        key="ruth", name="Ruth Mensah", body="GSA", said="ROOTH MEN-sa", speaks=(("en", "C2"), ("fr", "B1"))
    ),
)

NOMINEES = (
    Somebody(
        key="signe", name="Signe Aas", body="SN", said="SING-neh OHS", speaks=(("en", "C1"), ("nb", "C2"))
    ),
    Somebody(
        key="lars",
        name="Lars Mikkelsen",
        body="SN",
        said="LARSH MIK-el-sen",
        speaks=(("en", "B2"), ("nb", "C2")),
    ),
    Somebody(
        key="paulo",
        name="Paulo Figueira",
        body="ABNT",
        said="POW-loo fee-GAY-ra",
        speaks=(("en", "C1"), ("es", "B2"), ("pt", "C2")),
    ),
    Somebody(
        key="farah",
        name="Farah Siddiqui",
        body="PSQCA",
        said="fa-RAH sid-DEE-kee (فرح صدیقی)",
        speaks=(("en", "C1"), ("ur", "C2")),
    ),
)

MENTORS = (
    Somebody(
        key="kenji",
        name="Kenji Watanabe",
        body="JISC",
        said="KEN-jee wa-ta-NAH-beh (渡辺 健二)",
        speaks=(("en", "C1"), ("ja", "C2")),
    ),
    Somebody(
        key="nomvula",
        name="Nomvula Dlamini",
        body="SABS",
        said="nom-VOO-la dla-MEE-nee",
        speaks=(("en", "C2"), ("af", "B2")),
    ),
    Somebody(
        key="padraig",
        name="Pádraig Ó Briain",
        body="NSAI",
        called="Pádraig",
        said="PAW-drig oh BREE-an",
        speaks=(("en", "C2"), ("ga", "C1")),
    ),
    Somebody(
        key="rajesh",
        name="Rajesh Iyer",
        body="BIS",
        said="RAH-jaysh EYE-er (राजेश अय्यर)",
        speaks=(("en", "C2"), ("hi", "C2"), ("ta", "C1")),
    ),
    Somebody(
        key="tomas",
        name="Tomás Herrera",
        body="UNE",
        said="to-MAHS eh-RREH-ra",
        speaks=(("en", "C1"), ("es", "C2")),
    ),
    Somebody(
        key="hana",
        name="Hana Novotná",
        body="UNMZ",
        said="HA-na NO-vot-nah",
        speaks=(("cs", "C2"), ("de", "B2"), ("en", "C1")),
    ),
    Somebody(
        key="lucia",
        name="Lucía Fernández",
        body="IRAM",
        said="loo-SEE-a fer-NAN-des",
        speaks=(("en", "C1"), ("es", "C2"), ("pt", "B2")),
    ),
)

SPEAKERS = (
    Somebody(
        key="khalid", name="Khalid Al-Suwaidi", body="MOIAT", said="KHAH-lid as-soo-WAY-dee (خالد السويدي)"
    ),
    Somebody(key="beatriz", name="Beatriz Antunes", body="IPQ"),
    Somebody(key="achieng", name="Achieng Odhiambo", body="KEBS", said="ah-CHENG oh-dee-AHM-bo"),
    Somebody(key="zofia", name="Zofia Kaczmarek", body="PKN", said="ZOF-ya kach-MA-rek"),
    Somebody(
        key="quang",
        name="Trần Quang Minh",
        body="STAMEQ",
        called="Minh",
        said="MING; the given name comes last",
    ),
    Somebody(key="mauricio", name="Mauricio Peña", body="ICONTEC"),
    Somebody(key="jiwoo", name="Ji-woo Han", body="KATS", said="JEE-oo HAHN (한지우)"),
    Somebody(key="cem", name="Cem Aydın", body="TSE", said="JEM eye-DUHN"),
    Somebody(key="hemi", name="Hemi Parata", body="NZSO"),
    Somebody(
        key="mathilde",
        name="Mathilde Roussel",
        body="AFNOR",
        language="fr",
        speaks=(("en", "C1"), ("fr", "C2")),
    ),
    Somebody(key="kojo", name="Kojo Asante", body="GSA", said="KO-jo ah-SAHN-tay"),
    Somebody(key="renata", name="Renata Moura", body="ABNT"),
    Somebody(key="asad", name="Asad Mahmood", body="PSQCA"),
)

OFFICE = Somebody(
    key="priya", name="Priya Raman", body="SNV", said="PREE-ya RAH-man", speaks=(("en", "C2"), ("fr", "B2"))
)

GUIDES = (
    Guide(
        key="fatou",
        capacity=2,
        about="I convene by asking, not by telling. I like to talk before and after each meeting, in English or in French.",
        convened=(
            ("WG 30", "ISO/IEC 17024:2012", 35, "revision", 2009, 2012),
            ("WG 46", "ISO/IEC 17029", 28, "new", 2016, 2019),
            ("WG 21", "ISO/IEC 17021-1", 62, "revision", 2011, 2015),
        ),
    ),
    Guide(
        key="greta",
        capacity=2,
        about="Large groups and screens are my trade. I answer within a day, usually with a question back.",
        convened=(
            ("WG 42", "ISO/IEC 17011", 45, "revision", 2013, 2017),
            ("WG 44", "ISO/IEC 17025", 80, "revision", 2014, 2017),
        ),
    ),
    Guide(
        key="kenji",
        capacity=2,
        about="I prepare much and speak little in the meeting. Early mornings suit me for talks with the Pacific.",
        convened=(
            ("JWG 43", "ISO 17034:2016", 18, "new", 2012, 2016),
            ("WG 44", "ISO/IEC 17025", 80, "revision", 2014, 2017),
        ),
    ),
    Guide(
        key="nomvula",
        capacity=2,
        about="I learned to convene in a group of eighty. Bring me what went wrong; that is where we shall learn most.",
        convened=(
            ("WG 21", "ISO/IEC 17021-1", 62, "revision", 2011, 2015),
            ("WG 46", "ISO/IEC 17029", 28, "new", 2016, 2019),
        ),
    ),
    Guide(
        key="padraig",
        capacity=2,
        about="Small groups, plain words, short documents. I tend to ask for the third draft of everything.",
        convened=(("WG 52", "ISO/IEC 17060", 15, "new", 2018, 2022),),
    ),
    Guide(
        key="rajesh",
        capacity=3,
        about="Inspection and testing, forty years. Mornings in India suit me best, and I like a question sent the day before.",
        convened=(
            ("WG 31", "ISO/IEC 17020:2012", 30, "revision", 2008, 2012),
            ("WG 28", "ISO/IEC 17043", 22, "revision", 2019, 2023),
        ),
    ),
    Guide(
        key="tomas",
        capacity=2,
        about="I have convened in two languages and been misunderstood in both. Certification of products and processes.",
        convened=(("WG 29", "ISO/IEC 17065", 40, "revision", 2008, 2012),),
    ),
    Guide(
        key="hana",
        capacity=1,
        about="Reference materials, measurement, and drafting groups that finish on time.",
        convened=(("WG 28", "ISO/IEC 17043", 22, "revision", 2019, 2023),),
    ),
    Guide(
        key="lucia",
        capacity=2,
        about="Small joint groups, many languages. I take a pause now and come back with fresh ears.",
        convened=(("JWG 41", "ISO/IEC 17067", 24, "new", 2010, 2013),),
    ),
)
