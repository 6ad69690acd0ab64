"""One folder per record type: which roles it has, what may fill them, and how they are found.

A frame sees concepts, never words: what «ondertekenden» and "signed" share is `act.signed`. Each folder holds
`frame.toml` (slots, required slots, near misses) and a module with `propose(scene)`, which yields drafts.
Folders are discovered; outside packages register under the entry point group `servanda.frames`.
"""

from servanda.frames.discovery import Frame, load_frames
from servanda.frames.scene import Draft, Scene

__all__ = ["Draft", "Frame", "Scene", "load_frames"]
