"""Names across scripts by rule: the persons here are examples of the rules, and the module knows none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.text.transliteration import SCHEMES, from_palladius, is_cyrillic, respell, sound_key, to_latin

SPELLED = {
    "Владимир Путин": {"en": "Vladimir Putin", "de": "Wladimir Putin", "fr": "Vladimir Poutine", "nl": "Vladimir Poetin"},
    "Сергей Рябков": {"en": "Sergei Ryabkov", "de": "Sergei Rjabkow", "fr": "Sergueï Riabkov", "nl": "Sergej Rjabkov"},
    "Юрий Ушаков": {"en": "Yury Ushakov", "de": "Juri Uschakow", "fr": "Iouri Ouchakov", "es": "Yuri Ushakov", "nl": "Joeri Oesjakov"},
    "Вячеслав Володин": {"en": "Vyacheslav Volodin", "de": "Wjatscheslaw Wolodin", "fr": "Viatcheslav Volodine", "nl": "Vjatsjeslav Volodin"},
    "Борис Ельцин": {"en": "Boris Yeltsin", "de": "Boris Jelzin", "fr": "Boris Eltsine", "es": "Boris Yeltsin", "nl": "Boris Jeltsin"},
    "Михаил Горбачёв": {"en": "Mikhail Gorbachev", "de": "Michail Gorbatschow", "fr": "Mikhail Gorbatchev", "nl": "Michail Gorbatsjov"},
    "Никита Хрущёв": {"en": "Nikita Khrushchev", "de": "Nikita Chruschtschow", "fr": "Nikita Khrouchtchev", "es": "Nikita Jrushchov"},
    "Валентина Матвиенко": {"en": "Valentina Matviyenko", "de": "Walentina Matwijenko", "nl": "Valentina Matvijenko"},
    "Владимир Жириновский": {"en": "Vladimir Zhirinovsky", "de": "Wladimir Schirinowski", "fr": "Vladimir Jirinovski"},
    "Касым-Жомарт Токаев": {"en": "Kasym-Zhomart Tokayev", "bgn": "Kasym-Zhomart Tokayev"},
}  # fmt: skip
HEARD = {
    "Владимир Путин": {"es": "Vladímir Putin"},
    "Сергей Шойгу": {"de": "Sergej Schoigu", "fr": "Sergueï Choïgou", "es": "Serguéi Shoigú", "nl": "Sergej Sjojgoe", "en": "Sergey Shoygu"},
    "Мария Захарова": {"de": "Maria Sacharowa", "es": "María Zajárova", "nl": "Maria Zacharova", "en": "Mariya Zakharova"},
    "Дмитрий Медведев": {"de": "Dmitrij Medwedew", "es": "Dmitri Medvédev", "en": "Dmitriy Medvedev"},
    "Валентина Матвиенко": {"fr": "Valentina Matvienko", "en": "Valentina Matvienko"},
    "Владимир Зеленский": {"de": "Wladimir Selenskyj", "fr": "Vladimir Zelensky", "es": "Vladímir Zelenski", "en": "Vladimir Zelenskyy"},
    "Сергей Соловьёв": {"en": "Sergey Solovyov", "de": "Sergej Solowjow", "fr": "Sergueï Soloviov"},
    "Пётр Фёдоров": {"en": "Pyotr Fyodorov", "de": "Pjotr Fjodorow", "es": "Piotr Fiódorov"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "scheme", "written"), [(n, s, w) for n, ways in SPELLED.items() for s, w in ways.items()]
)
def test_a_cyrillic_name_is_written_as_each_press_does(name: str, scheme: str, written: str) -> None:
    assert to_latin(name, scheme) == written


@pytest.mark.parametrize(
    ("letters", "bgn", "iso9"),
    [
        ("Ельцин", "Yel’tsin", "Elʹcin"),
        ("Щёлково", "Shchëlkovo", "Ŝëlkovo"),
        ("объезд", "ob”yezd", "obʺezd"),
        ("Юрий", "Yuriy", "Ûrij"),
        ("Ыгыатта", "Ygyatta", "Ygyatta"),
    ],
)
def test_the_standards(letters: str, bgn: str, iso9: str) -> None:
    assert to_latin(letters, "bgn") == bgn
    assert to_latin(letters, "iso9") == iso9


@pytest.mark.parametrize(
    ("name", "spelling", "written"),
    [(n, s, w) for ways_of in (SPELLED, HEARD) for n, ways in ways_of.items() for s, w in ways.items()],
)
def test_all_spellings_of_a_name_sound_alike(name: str, spelling: str, written: str) -> None:
    assert sound_key(written, spelling) == sound_key(name, "cyrillic")


def test_other_names_sound_different() -> None:
    names = list(SPELLED) + [name for name in HEARD if name not in SPELLED]
    assert len({sound_key(name, "cyrillic") for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "spelling", "english"),
    [
        ("Sergej Rjabkow", "de", "Sergei Ryabkov"),
        ("Wjatscheslaw Wolodin", "de", "Vyacheslav Volodin"),
        ("Walentina Matwijenko", "de", "Valentina Matviyenko"),
        ("Sergueï Choïgou", "fr", "Sergei Shoigu"),
        ("Viatcheslav Volodine", "fr", "Vyacheslav Volodin"),
        ("Serguéi Riabkov", "es", "Sergei Ryabkov"),
        ("Mijaíl Gorbachov", "es", "Mikhail Gorbachev"),
        ("Joeri Oesjakov", "nl", "Yuri Ushakov"),
        ("Vjatsjeslav Volodin", "nl", "Vyacheslav Volodin"),
        ("Касым-Жомарт Токаев", "cyrillic", "Kasym-Zhomart Tokayev"),
        ("Sergei Ryabkov", "en", "Sergei Ryabkov"),
    ],
)
def test_a_name_is_respelled_as_english_papers_do(written: str, spelling: str, english: str) -> None:
    assert respell(written, spelling) == english


@pytest.mark.parametrize(
    ("cyrillic", "pinyin"),
    [
        ("Си Цзиньпин", "Xi Jinping"), ("Ван И", "Wang Yi"), ("Ли Цян", "Li Qiang"), ("Чжао Лэцзи", "Zhao Leji"),
        ("Дин Сюэсян", "Ding Xuexiang"), ("Хэ Лифэн", "He Lifeng"), ("Ху Цзиньтао", "Hu Jintao"), ("Ли Хуэй", "Li Hui"),
        ("Чжан Ханьхуэй", "Zhang Hanhui"), ("Цзэн Цинхун", "Zeng Qinghong"), ("Вэнь Цзябао", "Wen Jiabao"),
    ],
)  # fmt: skip
def test_chinese_names_are_read_out_of_cyrillic(cyrillic: str, pinyin: str) -> None:
    assert from_palladius(cyrillic) == pinyin


@pytest.mark.parametrize("name", ["Сергей Лавров", "Нарендра Моди", "", "Xi Jinping"])
def test_what_is_no_chinese_name_is_none(name: str) -> None:
    assert from_palladius(name) is None


@given(st.text(max_size=40), st.sampled_from(SCHEMES))
def test_any_text_can_be_given(text: str, scheme: str) -> None:
    to_latin(text, scheme)
    respell(text, scheme)
    sound_key(text, scheme)
    from_palladius(text[:12])


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя -", min_size=1, max_size=20))
def test_nothing_cyrillic_is_left(text: str) -> None:
    for scheme in SCHEMES:
        assert not any(is_cyrillic(char) for char in to_latin(text, scheme) if char.isalpha())
