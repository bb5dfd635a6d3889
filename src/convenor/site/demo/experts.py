"""The member bodies of the demo, and the experts whom they sent to its three working groups."""

from typing import NamedTuple


class Home(NamedTuple):
    """A member body: its name, its country, and the zone in which its people live."""

    name: str
    country: str
    zone: str


BODIES = {
    "ABNT": Home("Associação Brasileira de Normas Técnicas", "BR", "America/Sao_Paulo"),
    "AFNOR": Home("Association française de normalisation", "FR", "Europe/Paris"),
    "ANSI": Home("American National Standards Institute", "US", "America/New_York"),
    "ASI": Home("Austrian Standards International", "AT", "Europe/Vienna"),
    "ASN": Home("Association sénégalaise de normalisation", "SN", "Africa/Dakar"),
    "BIS": Home("Bureau of Indian Standards", "IN", "Asia/Kolkata"),
    "BPS": Home("Bureau of Philippine Standards", "PH", "Asia/Manila"),
    "BSI": Home("British Standards Institution", "GB", "Europe/London"),
    "BSN": Home("Badan Standardisasi Nasional", "ID", "Asia/Jakarta"),
    "DGN": Home("Dirección General de Normas", "MX", "America/Mexico_City"),
    "DIN": Home("Deutsches Institut für Normung", "DE", "Europe/Berlin"),
    "DS": Home("Dansk Standard", "DK", "Europe/Copenhagen"),
    "DSM": Home("Department of Standards Malaysia", "MY", "Asia/Kuala_Lumpur"),
    "EOS": Home("Egyptian Organization for Standardization and Quality", "EG", "Africa/Cairo"),
    "GSA": Home("Ghana Standards Authority", "GH", "Africa/Accra"),
    "HZN": Home("Hrvatski zavod za norme", "HR", "Europe/Zagreb"),
    "IANOR": Home("Institut algérien de normalisation", "DZ", "Africa/Algiers"),
    "ICONTEC": Home("Instituto Colombiano de Normas Técnicas", "CO", "America/Bogota"),
    "INN": Home("Instituto Nacional de Normalización", "CL", "America/Santiago"),
    "IPQ": Home("Instituto Português da Qualidade", "PT", "Europe/Lisbon"),
    "IRAM": Home("Instituto Argentino de Normalización y Certificación", "AR", "America/Buenos_Aires"),
    "IST": Home("Staðlaráð Íslands", "IS", "Atlantic/Reykjavik"),
    "JISC": Home("Japanese Industrial Standards Committee", "JP", "Asia/Tokyo"),
    "KATS": Home("Korean Agency for Technology and Standards", "KR", "Asia/Seoul"),
    "KEBS": Home("Kenya Bureau of Standards", "KE", "Africa/Nairobi"),
    "MOIAT": Home("Ministry of Industry and Advanced Technology", "AE", "Asia/Dubai"),
    "NBN": Home("Bureau de normalisation", "BE", "Europe/Brussels"),
    "NEN": Home("Stichting Koninklijk Nederlands Normalisatie Instituut", "NL", "Europe/Amsterdam"),
    "NSAI": Home("National Standards Authority of Ireland", "IE", "Europe/Dublin"),
    "NZSO": Home("New Zealand Standards Organization", "NZ", "Pacific/Auckland"),
    "PKN": Home("Polski Komitet Normalizacyjny", "PL", "Europe/Warsaw"),
    "PSQCA": Home("Pakistan Standards and Quality Control Authority", "PK", "Asia/Karachi"),
    "RSB": Home("Rwanda Standards Board", "RW", "Africa/Kigali"),
    "SA": Home("Standards Australia", "AU", "Australia/Sydney"),
    "SABS": Home("South African Bureau of Standards", "ZA", "Africa/Johannesburg"),
    "SAC": Home("Standardization Administration of China", "CN", "Asia/Shanghai"),
    "SCC": Home("Standards Council of Canada", "CA", "America/Toronto"),
    "SFS": Home("Suomen Standardit", "FI", "Europe/Helsinki"),
    "SII": Home("Standards Institution of Israel", "IL", "Asia/Jerusalem"),
    "SIS": Home("Swedish Institute for Standards", "SE", "Europe/Stockholm"),
    "SLSI": Home("Sri Lanka Standards Institution", "LK", "Asia/Colombo"),
    "SN": Home("Standard Norge", "NO", "Europe/Oslo"),
    "SNV": Home("Schweizerische Normen-Vereinigung", "CH", "Europe/Zurich"),
    "SON": Home("Standards Organisation of Nigeria", "NG", "Africa/Lagos"),
    "STAMEQ": Home("Directorate for Standards, Metrology and Quality", "VN", "Asia/Ho_Chi_Minh"),
    "TISI": Home("Thai Industrial Standards Institute", "TH", "Asia/Bangkok"),
    "TSE": Home("Türk Standardları Enstitüsü", "TR", "Europe/Istanbul"),
    "UNE": Home("Asociación Española de Normalización", "ES", "Europe/Madrid"),
    "UNI": Home("Ente italiano di normazione", "IT", "Europe/Rome"),
    "UNMZ": Home("Czech Office for Standards, Metrology and Testing", "CZ", "Europe/Prague"),
}

WG57 = """
Adwoa Boateng GSA
Anna-Liisa Virtanen SFS
Arturo Salinas DGN
Birgitte Sørensen DS
Catherine O’Leary NSAI
Daniel Schröder DIN
Élodie Marchand AFNOR
Giulia Ferraro UNI
Hiroko Tanaka JISC
Imran Qureshi PSQCA
João Pacheco ABNT
Katarzyna Żak PKN
Margaret Whitlock BSI
Nimal Perera SLSI
Rania Fathy EOS
Samuel Tremblay SCC
Wei Zhang SAC
"""

WG61 = """
Abdelkader Benali IANOR
Agnieszka Lis PKN
Alasdair Munro BSI
Alejandra Vidal INN
Ananya Chatterjee BIS
Andreas Gruber ASI
Astrid Holm DS
Benedict Okafor SON
Bernard De Smet NBN
Carlos Ibarra DGN
Cheryl Dufresne SCC
Citra Wibowo BSN
Colm Ó Dálaigh NSAI
Deborah Goldstein ANSI
Diego Sanabria ICONTEC
Eerika Laine SFS
Eitan Shalev SII
Emre Yıldız TSE
Esi Owusu GSA
Felix Brandstätter ASI
Florence Uwase RSB
Gonzalo Prieto UNE
Guðrún Jónsdóttir IST
Hendrik van Dijk NEN
Ikuko Mori JISC
Ivana Horvat HZN
James Okello KEBS
Jintana Srisai TISI
Joyce Mokoena SABS
Juan Bautista Ferreyra IRAM
Kavitha Raghavan BIS
Laurent Joly AFNOR
Lerato Nkosi SABS
Li Na SAC
Lorenzo Greco UNI
Magnus Ekström SIS
Maria do Carmo Lopes IPQ
Marcus Feldmann DIN
Mei Ling Tan DSM
Mihaela Kos HZN
Nadia Rahmani IANOR
Nguyễn Văn Hùng STAMEQ
Olivia Hargreaves SA
Patricia Kowalski ANSI
Petra Dvořáková UNMZ
Rodrigo Azevedo ABNT
Seo-yeon Kim KATS
Sigurd Haugen SN
Teresa Villanueva BPS
Yuki Nakamura JISC
"""

WG59 = """
Eleanor Marsh BSI
Hassan El-Sayed EOS
Ingrid Solheim SN
Jun Aoki JISC
Pierre Vandenberghe NBN
Steven Radcliffe ANSI
Sunita Kulkarni BIS
Zhao Min SAC
"""

IN_BOTH = (
    "Daniel Schröder",
    "Giulia Ferraro",
    "João Pacheco",
    "Margaret Whitlock",
    "Rania Fathy",
    "Wei Zhang",
)
"""Experts of WG 57 who sit in WG 61 too."""

IN_TWO = ("Deborah Goldstein", "Ikuko Mori", "Marcus Feldmann")
"""Experts of WG 61 who sit in WG 59 too."""

SAID = {
    "Anna-Liisa Virtanen": "AHN-nah LEE-sah VEER-tah-nen",
    "Ayşe Demir": "eye-SHEH deh-MEER",
    "Bernard De Smet": "bare-NAR duh SMET",
    "Birgitte Sørensen": "beer-GHEE-teh SUR-en-sen",
    "Catherine O’Leary": "Caitríona at home; Catherine in meetings",
    "Citra Wibowo": "CHEE-trah wee-BO-wo",
    "Colm Ó Dálaigh": "COL-um oh DAW-lee",
    "Eitan Shalev": "ay-TAN sha-LEV (איתן שלו)",
    "Emre Yıldız": "EM-reh yuhl-DUHZ",
    "Guðrún Jónsdóttir": "GVUTH-roon; Icelanders use the first name",
    "Hiroko Tanaka": "hee-ROH-koh tah-NAH-kah (田中 裕子)",
    "Imran Qureshi": "im-RAHN koo-RAY-shee (عمران قریشی)",
    "Jintana Srisai": "jin-ta-NAH see-SIGH (จินตนา ศรีใส)",
    "João Pacheco": "zhoo-OWNG pa-SHEH-koo",
    "Kavitha Raghavan": "KUH-vi-ta RAH-ga-van (கவிதா ராகவன்)",
    "Katarzyna Żak": "ka-ta-ZHI-na ZHAK",
    "Li Na": "lee NAH (李娜), the family name first",
    "Mei Ling Tan": "may LING tahn (陈美玲)",
    "Nadia Rahmani": "NAH-dya rah-MAH-nee (نادية رحماني)",
    "Nguyễn Văn Hùng": "ngwee-en van HOONG; please say Hùng",
    "Rania Fathy": "RAH-nya FAT-hee (رانيا فتحي)",
    "Seo-yeon Kim": "suh-YUN KIM (김서연)",
    "Sunita Kulkarni": "soo-NEE-ta kul-KAR-nee (सुनीता कुलकर्णी)",
    "Wei Zhang": "way JAHNG (张伟)",
    "Zhao Min": "jow MIN (赵敏), the family name first",
}
