"""Text that is not Vietnamese, written for tests, in the encodings in which such text was kept."""

from __future__ import annotations

import base64
import random

FRENCH = (
    "Né à Lyon, l'écrivain a été élu à l'Académie en 1987 ; où êtes-vous passés, mes chers élèves ? Ça va très bien, "
    "merci. La forêt brûlée s'étendait jusqu'à l'île déserte, près du château où naquit l'héritière. Après avoir gagné "
    "la première manche, le gérant du théâtre a reçu des félicitations naïves et embarrassées."
)
GERMAN = (
    "Während die Gäste schön schliefen, übte Frau Müller Flöte für größere Säle. Über die Straße führten früher vier "
    "Fußwege; heute müssen Schüler und Bürger einen Umweg nehmen. Der Präsident erklärte, man könne die Vorschläge "
    "natürlich prüfen, werde aber frühestens im März darüber entscheiden."
)
SPANISH = (
    "El niño comió jamón en la montaña. ¿Qué pasó después? Mañana será otro día, señor Ibáñez, y aún habrá más "
    "canción para la compañía. Según la información pública, la población creció rápidamente en los últimos años."
)
PORTUGUESE = (
    "À tarde, o avião chegou às três; a população já está em ação e não há pão. Então o João pôs a mão no coração e "
    "disse que as eleições não são uma questão de opinião. É possível que a situação melhore até o verão."
)
POLISH = (
    "Zażółć gęślą jaźń, mówi przysłowie. Wczoraj wieczorem w Łodzi odbyło się święto miasta, na które przyszły tysiące "
    "mieszkańców. Później śpiewano pieśni, a dzieci tańczyły do północy."
)
CZECH = (
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Včera večer se v Brně konala slavnost, na kterou přišly tisíce lidí. "
    "Později se zpívalo a děti tančily až do půlnoci."
)
TURKISH = (
    "Bugün İstanbul'da açılan sergide ünlü ressamın yüzden fazla çalışması gösteriliyor. Müze müdürü, ziyaretçilerin "
    "ilgisinden çok memnun olduklarını söyledi."
)
RUSSIAN = (
    "Сегодня в Москве состоялось открытие выставки, посвящённой истории русской живописи. На церемонии присутствовали "
    "представители министерства культуры и посольства Вьетнама. Выставка продлится до конца июня."
)
GREEK = (
    "Σήμερα στην Αθήνα άνοιξε η έκθεση για την ιστορία της ζωγραφικής. Στην τελετή παρέστησαν εκπρόσωποι του "
    "υπουργείου πολιτισμού και πολλοί επισκέπτες."
)
CHINESE = (
    "今天上午，中越边境贸易洽谈会在南宁开幕。来自两国的三百多家企业参加了会议，双方签署了多项合作协议。"
    "有关负责人表示，今年前三季度双边贸易额同比增长百分之十二点五。"
)
TAIWANESE = (
    "今天上午，台灣與越南經貿會議在臺北舉行。來自兩地的三百多家企業參加了會議，雙方簽署了多項合作協議。"
    "有關負責人表示，今年前三季雙邊貿易額比去年成長百分之十二點五。"
)
JAPANESE = (
    "今日午前、東京でベトナム文化を紹介する展覧会が始まりました。会場には写真や民族衣装など約三百点が並び、"
    "多くの来場者でにぎわっています。展覧会は来月末まで開かれます。"
)
KOREAN = (
    "오늘 서울에서 베트남 문화를 소개하는 전시회가 열렸습니다. "
    "사진과 전통 의상 등 삼백여 점이 전시되며 많은 관람객이 찾고 있습니다."
)
THAI = "วันนี้ที่กรุงเทพมหานครมีการเปิดนิทรรศการเกี่ยวกับวัฒนธรรมเวียดนาม มีผู้เข้าชมเป็นจำนวนมาก และจะจัดต่อไปจนถึงสิ้นเดือนหน้า"
KHMER = "ថ្ងៃនេះនៅរាជធានីភ្នំពេញ មានពិធីបើកការតាំងពិព័រណ៍អំពីវប្បធម៌វៀតណាម ដែលមានអ្នកចូលរួមជាច្រើននាក់។"
ENGLISH = (
    "The café's naïve résumé cost £5 at Zoë’s — honestly. Highs of 25° and 31°, lows of 12° and 9°; a loss of £66 "
    "billion, ±2%, © the paper. “We won’t wait,” said the São Paulo striker’s agent."
)
CODE = (
    "def main(argv: list[str]) -> int:\n    # £ and § are only signs here, “quoted” badly\n"
    "    for i, x in enumerate(argv[1:]):\n        print(f'{i:>3} {x!r}')\n    return 0 if argv else -1\n"
)
NUMBERS = "\n".join(
    f"{year}\t{year * 37 % 1000:>5},{year % 10}\t{year * 91 % 777} ± 2 %\t{year % 40}°C" for year in range(1990, 2010)
)


def _scrambled() -> bytes:
    return base64.encodebytes(random.Random(7).randbytes(1500))  # noqa: S311 — not for secrets


FOREIGN: tuple[tuple[str, str, str], ...] = (
    ("French", FRENCH, "cp1252"),
    ("German", GERMAN, "cp1252"),
    ("Spanish", SPANISH, "cp1252"),
    ("Portuguese", PORTUGUESE, "cp1252"),
    ("English", ENGLISH, "cp1252"),
    ("code", CODE, "cp1252"),
    ("numbers", NUMBERS, "cp1252"),
    ("Polish", POLISH, "cp1250"),
    ("Czech", CZECH, "cp1250"),
    ("Turkish", TURKISH, "cp1254"),
    ("Russian", RUSSIAN, "cp1251"),
    ("Russian", RUSSIAN, "koi8-r"),
    ("Greek", GREEK, "cp1253"),
    ("Chinese", CHINESE, "gbk"),
    ("Chinese", CHINESE, "gb18030"),
    ("Taiwanese", TAIWANESE, "big5"),
    ("Japanese", JAPANESE, "cp932"),
    ("Japanese", JAPANESE, "euc-jp"),
    ("Korean", KOREAN, "cp949"),
    ("Thai", THAI, "cp874"),
    ("Khmer", KHMER, "utf-8"),
    ("base64", _scrambled().decode(), "ascii"),
)
"""Name, text, and one encoding that it was kept in."""
