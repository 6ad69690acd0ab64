"""All languages together stay small and quick to load."""

import json
import subprocess
import sys

LIMITS = {"seconds": 1.0, "megabytes": 320}
"""The aim is half a second and 300 MB; machines are noisy, and one that is busy must not fail."""
PROBE = """
import json, time
from servanda.languages import available
from servanda.languages.lexicon import load_lexicon
for code in available():
    load_lexicon(code)
load_lexicon.cache_clear()
begin = time.process_time()
for code in available():
    load_lexicon(code)
spent = time.process_time() - begin
print(json.dumps({"languages": len(available()), "seconds": spent}))
"""
MEMORY = """
import json, resource
from servanda.languages import available, load_pack
from servanda.languages.lexicon import load_lexicon
for code in available():
    load_lexicon(code)
print(json.dumps({"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def probe(code: str) -> dict[str, float]:
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def test_the_automata_of_all_languages_load_quickly_from_the_cache() -> None:
    found = probe(PROBE)
    assert found["languages"] >= 7
    assert found["seconds"] < LIMITS["seconds"]


def test_all_languages_fit_in_memory() -> None:
    probe(PROBE)  # compiles what is not in the cache yet, which takes more than reading it
    assert probe(MEMORY)["megabytes"] < LIMITS["megabytes"]
