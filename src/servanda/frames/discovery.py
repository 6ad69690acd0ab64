"""Finding the frames: every folder here with a `frame.toml`, and those of outside packages."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import msgspec

from servanda.errors import PackError
from servanda.frames.scene import Draft, Scene

HERE = Path(__file__).parent


class FrameInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`frame.toml`."""

    record: str
    meaning: str
    core: bool = False
    required: tuple[str, ...] = ()
    roles: dict[str, str] = {}
    near_misses: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """A record type with the function that proposes drafts of it for a sentence."""

    info: FrameInfo
    propose: Callable[[Scene], Iterator[Draft]]


@functools.cache
def load_frames() -> tuple[Frame, ...]:
    """Every frame, in alphabetical order of its record type."""
    modules: dict[str, Any] = {
        path.parent.name: f"servanda.frames.{path.parent.name}" for path in HERE.glob("*/frame.toml")
    }
    for point in entry_points(group="servanda.frames"):
        if point.name in modules:
            raise PackError(
                f"frame {point.name!r} is offered twice: here and by {point.value}",
                remedy="rename or remove the outside frame",
            )
        modules[point.name] = point.value
    frames = []
    for name in sorted(modules):
        module = importlib.import_module(modules[name])
        folder = Path(str(module.__file__)).parent
        info = msgspec.toml.decode((folder / "frame.toml").read_bytes(), type=FrameInfo)
        frames.append(Frame(info, module.propose))
    return tuple(frames)
