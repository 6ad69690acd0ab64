"""From bytes to characters: what the data is, which encoding it has, and clear errors where that fails."""

from __future__ import annotations

import codecs
import re

import pycld2

from servanda.errors import ReadError

_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, ODT or EPUB file)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?ix) <meta [^>]{0,300}? charset \s* = \s* ["']? \s* ([a-z0-9._:-]{2,40})
       | ^\s* <\?xml [^>]{0,200}? encoding \s* = \s* ["'] ([a-z0-9._:-]{2,40})"""
)
_LATIN = frozenset({"iso8859-1", "ascii"})
"""Labels that pages use for windows-1252 (the WHATWG Encoding Standard reads them so)."""

_GUESSES = (
    "windows-1252", "windows-1250", "windows-1251", "koi8-r", "windows-1258", "windows-1256",
    "windows-1253", "windows-1254", "shift_jis", "euc-kr", "gb18030", "big5",
)  # fmt: skip
_MISPLACED = re.compile(r"ς[^\W\d_]")
"""A final sigma inside a word: Cyrillic bytes read as Greek, which language detection would take for Greek."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def refuse_binary(data: bytes, name: str, *, allow_nul: bool = False) -> None:
    """Raise `ReadError` for data that is not text: a known signature, or NUL bytes outside UTF-16 and UTF-32."""
    for signature, kind in _BINARY:
        if data.startswith(signature):
            raise ReadError(
                f"this is {kind}, not text",
                where=name,
                remedy="read it with a reader for its format, or save it as text",
            )
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise ReadError("this is a WebP image, not text", where=name, remedy="leave images out of the input")
    if allow_nul or _bom(data):
        return
    nul = data.find(b"\x00")
    if nul < 0:
        return
    head = data[:4096]
    if head[1::2].count(0) > len(head) // 4 or head[0::2].count(0) > len(head) // 4:
        remedy = "it looks like UTF-16 without its mark: save it as UTF-8, or give its charset"
    else:
        remedy = "give a text file; this one looks like binary data"
    raise ReadError(f"NUL byte at offset {nul}", where=name, remedy=remedy)


def _bom(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def decode(data: bytes, name: str, *, charset: str | None = None) -> str:
    """The characters of `data`: by its byte order mark, the given or declared charset, or UTF-8.

    A UTF-8 mark stays as the first character, so that offsets are those of `data.decode("utf-8")`; line ends
    are left as they are. Raises `ReadError` with the offset, the line and a likely encoding.
    """
    if marked := _bom(data):
        return _strict(data, marked, name)
    if charset:
        try:
            codecs.lookup(charset)
        except LookupError:
            raise ReadError(
                f"unknown charset {charset!r}",
                where=name,
                remedy="give a charset such as utf-8 or windows-1252",
            ) from None
        return _strict(data, charset, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as failure:
        declared = declared_charset(data)
        if declared and declared != "utf-8":
            return _strict(data, declared, name)
        raise _undecodable(data, failure, "UTF-8", name) from None


def declared_charset(data: bytes) -> str | None:
    """The charset that the first kilobytes of a page declare, as Python's codec name; `None` if none is known."""
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    label = (match.group(1) or match.group(2)).decode("ascii")
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        return None
    return "windows-1252" if codec in _LATIN else codec


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise _undecodable(data, failure, encoding, name) from None
    except (LookupError, ValueError, UnicodeError):
        raise ReadError(
            f"{encoding!r} is not an encoding of text", where=name, remedy="give another charset"
        ) from None


def _undecodable(data: bytes, failure: UnicodeDecodeError, encoding: str, name: str) -> ReadError:
    line = data.count(b"\n", 0, failure.start) + 1
    likely = likely_encoding(data)
    remedy = (
        f"it is probably {likely}: give charset {likely}, or convert it (iconv -f {likely} -t utf-8)"
        if likely
        else "save the file as UTF-8, or give its charset"
    )
    byte = f"0x{data[failure.start]:02x}" if failure.start < len(data) else "end of file"
    return ReadError(
        f"not valid {encoding}: byte {byte} at offset {failure.start}, line {line}", where=name, remedy=remedy
    )


def likely_encoding(data: bytes) -> str | None:
    """The one of the common encodings in which `data` reads most like some language; `None` if none does."""
    sample = data[:20_000]
    if len(data) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    best: tuple[float, str] | None = None
    for encoding in _GUESSES:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) or _MISPLACED.search(text):
            continue
        try:
            _, _, details = pycld2.detect(text)
        except pycld2.error:
            continue
        score = float(details[0][3]) * details[0][2] / 100
        if best is None or score > best[0]:
            best = (score, encoding)
    if best is None:
        return None
    if best[0] == 0:  # too short to tell, save that few letters outside ASCII are a Western text's accents
        return "windows-1252" if sum(byte > 127 for byte in sample) < 0.1 * len(sample) else None
    return best[1]
