"""Quantities: how many, how much, which in order, by what factor; the words are data of each language.

`load_number_grammar(path)` reads `languages/<code>/numbers.toml`; `find_quantities(tokens, grammar, taken)`
reads the tokens of one sentence.
"""

from servanda.mentions.quantities.find import Kind, QuantityReading, find_quantities
from servanda.mentions.quantities.grammar import NumberGrammar, load_number_grammar

__all__ = ["Kind", "NumberGrammar", "QuantityReading", "find_quantities", "load_number_grammar"]
