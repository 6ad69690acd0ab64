"""One folder per language: data only. This module finds the folders, checks them and compiles a lexicon.

A *pack* maps surface forms to concepts; it never says what a frame does with them. Unknown keys, unread files
and forms without an example are errors (`PackError`). See `docs/reference/language-packs.md`.
"""

from servanda.languages.entries import Entry
from servanda.languages.lexicon import Lexicon
from servanda.languages.pack import Pack, available, load_pack
from servanda.languages.schema import PackInfo, Trigger, Words

__all__ = ["Entry", "Lexicon", "Pack", "PackInfo", "Trigger", "Words", "available", "load_pack"]
