"""What finding copies costs: `python benchmarks/works.py [MOST]` prints the curve up to MOST texts (default 16,000).

The texts are made by chance: a third of them are copies of another one, shortened or with a passage added.
"""

from __future__ import annotations

import math
import random
import sys
import time

from servanda.model import Block, Document
from servanda.resolution.signature import signature
from servanda.resolution.works import Copy, works

VOCABULARY = 4_000
LENGTH = 300


def texts(count: int) -> list[str]:
    """Texts of words that are as frequent as in a language, a third of them copies."""
    chance = random.Random(1)
    words = [f"w{number}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]
    made: list[list[str]] = []
    for number in range(count):
        if number % 3 == 2:
            whole = made[chance.randrange(len(made))]
            made.append([*whole[: max(80, len(whole) * 2 // 3)], *chance.choices(words, weights, k=20)])
        else:
            made.append(
                [*chance.choices(words, weights, k=LENGTH), str(1000 + number), str(number % 97 + 10)]
            )
    return [" ".join(one) for one in made]


def document(number: int, text: str) -> Document:
    return Document(
        id=f"d{number:06}", name=f"{number}", media_type="text/plain", sha256="", text=text,
        blocks=(Block("body", 0, len(text)),),
    )  # fmt: skip


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 16_000
    made = [document(number, text) for number, text in enumerate(texts(most))]
    signature(made[0])
    start = time.perf_counter()
    known = [Copy(id=one.id, language="en", signature=signature(one)) for one in made]
    print(f"signatures: {1000 * (time.perf_counter() - start) / most:.2f} ms for each text of {LENGTH} words")
    print(f"{'texts':>8} {'works':>8} {'seconds':>8} {'µs / (n log n)':>15}")
    count = 500
    while count <= most:
        start = time.perf_counter()
        found = works(known[:count])
        took = time.perf_counter() - start
        print(f"{count:>8} {len(found):>8} {took:>8.2f} {1e6 * took / (count * math.log2(count)):>15.2f}")
        count *= 2


if __name__ == "__main__":
    main()
