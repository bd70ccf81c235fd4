"""Training of the models that ship with language packs: `recoupe train LANG`.

treebanks.py  CoNLL-U → sentences        examples.py  sentences → spaCy examples
names.py      name corpora → examples     pipeline.py  untrained pipelines
loop.py       the training loop           settings.py  training.toml
measure.py    figures on held-out parts   card.py      the model card
"""
