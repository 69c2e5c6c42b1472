"""Shallower models: which layers to keep, and the search over shapes.

Layers go one by one, always the one without which the loss is least. The search is one-shot (Guo et al. 2020): a single training in which
every step draws a shape and tunes only that path, so that all shapes can then be judged on shared weights and only the best is trained.
"""

import random

import torch
from torch import nn

from variant import batches, loss_of

ENCODER = (6, 5, 4, 3)
DECODER = (3, 2, 1)
SHAPES = [(encoder, decoder) for encoder in ENCODER for decoder in DECODER]


class Shapes:
    """The whole model, of which any shape can be put on."""

    def __init__(self, model):
        self.model = model
        self.encoder, self.decoder = list(model.encoder.layers), list(model.layers)
        self.order = None

    def use(self, encoder, decoder):
        """Indices of the layers that are there from now on."""
        self.model.encoder.layers = nn.ModuleList(self.encoder[i] for i in sorted(encoder))
        self.model.layers = nn.ModuleList(self.decoder[i] for i in sorted(decoder))
        return self.model

    def shape(self, encoder, decoder):
        """The best found of so many layers."""
        return self.use(self.order[0][encoder], self.order[1][decoder])

    @torch.no_grad()
    def rank(self, rows, vocabulary):
        """Finds which layers to keep, for every number of them."""
        ready = [batch for _, *batch in batches(rows, 64, random.Random(5), vocabulary["pointer"], self.model.symbols)]
        self.model.eval()

        def least(kept, fewest, using):
            found = {len(kept): kept}
            while len(kept) > fewest:
                without = [[one for one in kept if one != out] for out in kept]
                costs = []
                for rest in without:
                    using(rest)
                    costs.append(sum(loss_of(self.model, *batch).item() for batch in ready))
                kept = without[costs.index(min(costs))]
                found[len(kept)] = kept
            return found

        every = list(range(len(self.encoder))), list(range(len(self.decoder)))
        encoders = least(every[0], min(ENCODER), lambda rest: self.use(rest, every[1]))
        decoders = least(every[1], min(DECODER), lambda rest: self.use(every[0], rest))
        self.order = encoders, decoders
        self.use(*every)
        return self.order

    def draw(self, seed=47):
        """For `tune`: another shape at every step, the same ones in every run."""
        chance = random.Random(seed)
        drawn = []

        def before(step):
            while len(drawn) <= step:
                drawn.append(chance.choice(SHAPES))
            self.shape(*drawn[step])

        return before
