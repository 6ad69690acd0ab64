"""What each language costs: `make bench` prints it after the stages.

For each pack: CPU milliseconds a KB of text and the ratio to English in the same run; seconds to build its automaton and to load it from the
cache; then the time to load all of them one after another in one process, and its peak memory.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SILENCE = ROOT / "tests" / "statements" / "silence"
KILOBYTES = 60
ROUNDS = 5


def texts_of(code: str) -> list[Path]:
    """The example texts of a language, and those that give nothing: together what an archive would hold."""
    found = [
        *ROOT.glob(f"examples/{code}-*.txt"),
        *ROOT.glob(f"examples/same-*-{code}.txt"),
        *SILENCE.glob(f"{code}-*.txt"),
    ]
    return sorted(found)


def reading_cost(code: str) -> float:
    """CPU milliseconds for a KB of characters, best of some rounds, after everything is loaded."""
    from servanda.pipeline import extract
    from servanda.readers import ReadOptions, read_path

    documents = [read_path(path, options=ReadOptions(language=code)) for path in texts_of(code)]
    size = sum(len(document.text) for document in documents)
    repeat = max(1, round(KILOBYTES * 1000 / size))
    for document in documents:
        extract(document)
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(repeat):
            for document in documents:
                extract(document)
        spent.append(time.process_time() - begin)
    return min(spent) * 1e6 / (size * repeat)


def automaton_cost(code: str) -> tuple[float, float]:
    """Seconds to build a language's lexicon, and to load it from the cache."""
    from servanda.languages import load_pack
    from servanda.languages.lexicon import compile_pack, load_lexicon

    load_lexicon(code)
    pack = load_pack(code)
    begin = time.process_time()
    compile_pack(pack)
    built = time.process_time() - begin
    load_lexicon.cache_clear()
    begin = time.process_time()
    load_lexicon(code)
    return built, time.process_time() - begin


ALL_AT_ONCE = """
import resource, time
from servanda.languages import available, load_pack
from servanda.languages.lexicon import load_lexicon
begin = time.process_time()
for code in available():
    load_lexicon(code)
loaded = time.process_time() - begin
from servanda.mentions.quantities import load_number_grammar
from servanda.mentions.times import load_time_grammar
for code in available():
    folder = load_pack(code).folder
    load_number_grammar(folder / "numbers.toml"), load_time_grammar(folder / "times.toml")
whole = time.process_time() - begin
print(loaded, whole, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    from servanda.languages import available

    english = reading_cost("en")
    print(f"{'language':10}{'ms/KB':>8}{'to en':>8}{'build s':>10}{'load s':>9}")
    for code in available():
        cost = reading_cost(code) if code != "en" else english
        built, loaded = automaton_cost(code)
        print(f"{code:10}{cost:8.2f}{cost / english:8.2f}{built:10.2f}{loaded:9.3f}")
    told = subprocess.run(
        [sys.executable, "-c", ALL_AT_ONCE], check=True, capture_output=True, text=True
    ).stdout
    loaded, whole, memory = map(float, told.split())
    print(
        f"\nall {len(available())} automata loaded in {loaded:.2f} s, with their rules {whole:.2f} s, peak memory {memory:.0f} MB"
    )
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
