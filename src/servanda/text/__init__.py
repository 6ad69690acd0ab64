"""Offset-keeping primitives: folding with a map back, hashing, EDTF dates. Knows no language and no records."""
