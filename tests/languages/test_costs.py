"""All languages together stay small and quick to load."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
import json, re
from pathlib import Path
from servanda.languages import available
from servanda.languages.lexicon import load_lexicon
for code in available():
    load_lexicon(code)
# Not getrusage: its peak is that of the process that started this one, where that was larger.
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps({"megabytes": int(peak[1]) / 1024}))
"""


def probe(code: str, cache: Path) -> dict[str, float]:
    environment = {**os.environ, "SERVANDA_CACHE": str(cache)}
    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    ).stdout
    found: dict[str, float] = json.loads(told)
    return found


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
def test_all_languages_load_quickly_from_the_cache_and_fit_in_memory(tmp_path: Path) -> None:
    probe(PROBE, tmp_path)  # compiles all of them, which takes more than reading them
    loaded = probe(PROBE, tmp_path)
    assert loaded["languages"] >= 7
    assert loaded["seconds"] < LIMITS["seconds"]
    assert probe(MEMORY, tmp_path)["megabytes"] < LIMITS["megabytes"]
