"""Fitting what decides on claims, on the corpus: the tagger of happenings, the model that accepts them, its calibration.

passages       the annotated passages of a split, as gold reports
instances      words that may name a happening, with what the gold says of them
examples       happenings as the back end finds them, with whether the gold has such a claim
regression     logistic regression over named features, for many classes and for two
card           the card of the models
run            all of it in order; `tools/fit_claims.py` calls it
"""
