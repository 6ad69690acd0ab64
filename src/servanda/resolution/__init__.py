"""Is this the same thing? Pure functions that compare what texts say; they store nothing and decide for nobody.

- `identity.py`: statements gathered to things, and proposals where it is doubtful; `keys.py`: what must agree, by record type;
  `names.py`: titles compared in one language and across languages; `pairs.py`: what persons judged.
- `verdicts.py`: what became of a promise; `sameness.py`: whether a promise and a later statement are about one event.
- `works.py`, `signature.py`: copies, republications and translations of one text.
- `parallel.py`: a text beside its translation, sentence by sentence.
"""
