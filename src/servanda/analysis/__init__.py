"""Tokens, sentences and clauses of a reading view. Names no language: rules come from packs."""
