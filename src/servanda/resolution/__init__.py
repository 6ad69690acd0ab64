"""Is this the same thing? Pure functions that compare what texts say; they store nothing and decide nothing.

`parallel.py`: a text beside its translation, sentence by sentence.
"""
