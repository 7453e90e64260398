"""Counting: terms, n-grams, collocations, keyness, dispersion, new words, concordances and figures.

Everything here works on text already decoded and knows nothing of the user's files, of click or of rich.
What is counted is *mergeable*: two counts of two halves of a corpus, added, are the count of the whole.
"""
