"""The letter head: which letter is being said, frame by frame of the encoder (connectionist temporal classification, Graves 2006)."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

# A blank, the space, the apostrophe and the letters: `ALPHABET` of src/asr/letters/posteriors.ts.
ALPHABET = "_ 'abcdefghijklmnopqrstuvwxyz"
WIDTH, BLOCKS, REACH = 224, 3, 5


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv1d(WIDTH, WIDTH, REACH, padding=REACH // 2)
        self.norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.drop(F.gelu(self.conv(self.norm(x).transpose(1, 2)).transpose(1, 2)))


class LetterHead(nn.Module):
    """hidden [B, F, 288] -> natural logarithms [B, F, 29]"""

    def __init__(self, hidden: int = 288) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(hidden)
        self.proj = nn.Linear(hidden, WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
        self.last = nn.LayerNorm(WIDTH)
        self.out = nn.Linear(WIDTH, len(ALPHABET))
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        x = self.proj(self.drop(self.norm(hidden)))
        for block in self.blocks:
            x = block(x)
        return self.out(self.last(x)).log_softmax(-1)


def loss(head: LetterHead, hidden: torch.Tensor, texts: list[str]) -> torch.Tensor:
    """CTC; `texts` in letters of the alphabet."""
    logs = head(hidden)
    wanted = [torch.tensor([ALPHABET.index(letter) for letter in text]) for text in texts]
    lengths = torch.tensor([len(one) for one in wanted])
    frames = torch.full((len(texts),), logs.shape[1])
    return F.ctc_loss(logs.transpose(0, 1), torch.cat(wanted), frames, lengths, zero_infinity=True)


def load(path: Path) -> LetterHead:
    """From a letters.onnx that train.py wrote: the two plain matrices have lost their names there, and lie transposed."""
    graph = onnx.load(path).graph
    values = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMul":
            values[f"{node.output[0].split('/')[1]}.weight"] = values.pop(node.input[1]).T
    head = LetterHead()
    head.load_state_dict(values)
    return head
