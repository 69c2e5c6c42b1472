"""Structured pruning by measured importance: the heads and feed-forward neurons that matter least are taken out of the matrices.

Importance is what a head or neuron adds to the loss, to first order: the sum of activation times gradient over a sentence, its size averaged
over sentences (Michel et al. 2019 for heads, Molchanov et al. 2017 for neurons). Heads are compared after each layer's were divided by their
length, as Michel et al. do, and two of a layer stay; neurons are compared as they are, and a layer keeps a multiple of 32: whole registers,
whole blocks of int4. The decoder keeps its heads: its cache has one width for all layers.
"""

import random

import torch
from torch import nn

from variant import HEAD_WIDTH, WIDTH, batches, loss_of

LEAST_HEADS = 2
GRAIN = 32


def importance(model, rows, vocabulary):
    """-> heads [layers][heads], neurons [encoder and decoder layers][inner]"""
    model.eval()
    kept = {}

    def keep(name):
        def hook(_, inputs):
            inputs[0].retain_grad()
            kept[name] = inputs[0]

        return hook

    encoder, decoder = list(model.encoder.layers), list(model.layers)
    watched = {("head", i): layer.out for i, layer in enumerate(encoder)}
    watched |= {("neuron", i): layer.down for i, layer in enumerate([*encoder, *decoder])}
    hooks = [part.register_forward_pre_hook(keep(name)) for name, part in watched.items()]
    found = {name: torch.zeros(part.in_features // (HEAD_WIDTH if name[0] == "head" else 1)) for name, part in watched.items()}
    for _, *batch in batches(rows, 24, random.Random(5), vocabulary["pointer"], model.symbols):
        model.zero_grad(set_to_none=True)
        loss_of(model, *batch).backward()
        for name, x in kept.items():
            added = (x * x.grad).float().sum(1)
            if name[0] == "head":
                added = added.reshape(len(added), -1, HEAD_WIDTH).sum(-1)
            found[name] += added.abs().sum(0)
    for hook in hooks:
        hook.remove()
    model.zero_grad(set_to_none=True)
    heads = [found["head", i] / found["head", i].norm() for i in range(len(encoder))]
    return heads, [found["neuron", i] / len(rows) for i in range(len(encoder) + len(decoder))]


def best(scores, share, least, grain):
    """Of each layer the indices that stay, in order: the best `share` of all, `least` at least, in multiples of `grain` (rounded up)."""
    bar = torch.cat(scores).sort(descending=True).values[int(share * sum(len(one) for one in scores)) - 1]
    stay = []
    for one in scores:
        count = max(least, int((one >= bar).sum()))
        count = min(len(one), -(-count // grain) * grain)
        stay.append(one.sort(descending=True).indices[:count].sort().values)
    return stay


def rows_of(linear, indices):
    made = nn.Linear(linear.in_features, len(indices))
    made.weight.data, made.bias.data = linear.weight.data[indices].clone(), linear.bias.data[indices].clone()
    return made


def columns_of(linear, indices):
    made = nn.Linear(len(indices), linear.out_features)
    made.weight.data, made.bias.data = linear.weight.data[:, indices].clone(), linear.bias.data.clone()
    return made


def prune(model, rows, vocabulary, share):
    """Keeps `share` of the encoder's heads and of all neurons."""
    heads, neurons = importance(model, rows, vocabulary)
    for layer, stay in zip(model.encoder.layers, best(heads, share, LEAST_HEADS, 1)):
        columns = (stay[:, None] * HEAD_WIDTH + torch.arange(HEAD_WIDTH)).flatten()
        layer.qkv = rows_of(layer.qkv, torch.cat([columns, columns + WIDTH, columns + 2 * WIDTH]))
        layer.out = columns_of(layer.out, columns)
    for layer, stay in zip([*model.encoder.layers, *model.layers], best(neurons, share, GRAIN, GRAIN)):
        layer.up, layer.down = rows_of(layer.up, stay), columns_of(layer.down, stay)
    return model
