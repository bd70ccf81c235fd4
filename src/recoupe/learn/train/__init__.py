"""Training of the networks that ship with language packs: `recoupe train LANG`.

settings.py   training.toml: sizes, steps, data    sources.py   where data lie
treebanks.py  CoNLL-U → sentences                  examples.py  sentences → spaCy examples
names.py      name corpora → examples              networks.py  one function a network
loop.py       the training loop                    measure.py   figures on held-out parts
card.py       the model card                       run.py       all of it
"""
