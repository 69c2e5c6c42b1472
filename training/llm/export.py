"""Exports a trained model for calls to ONNX: encoder and decoder step, fp32, int8 and int4.

    python3 training/llm/export.py --checkpoint run/latest.pt --pieces vocab.txt --out DIR

Writes fp32/, int8/ and int4/, each with calls-encoder.onnx, calls-decoder.onnx, calls.json and pieces.txt, which is the folder that
src/llm/call-model.ts loads. int8: dynamic, weights and the word table by 8-bit integers, activations measured as they come. int4: the
matrices in blocks of 32 (MatMulNBits, accuracy level 4), the word table int8.
"""

import argparse
import json
import math
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model import MARKS, WIDTH, CallModel


class EncoderGraph(nn.Module):
    """ids [1, S] -> memory [layers, 2, S, D] (keys and values of the decoder's attention), pointed [S, D], keys [S, D]."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        table = model.encoder.words.weight.data.clone()
        table[:MARKS] += model.encoder.marks.weight.data
        self.table = nn.Embedding.from_pretrained(table)

    def forward(self, ids):
        encoder = self.model.encoder
        # Positions by the table's own rows: no operator that counts.
        x = self.table(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.kind
        x = encoder.norm(x)
        for layer in encoder.layers:
            x = layer(x, None)
        memory = torch.stack([torch.stack(layer.memory(x)[0].chunk(2, dim=-1)) for layer in self.model.layers])
        return memory, self.model.pointed(x)[0], self.model.point_key(x)[0]


class DecoderGraph(nn.Module):
    """previous [1], step [1], past [layers, 2, T, D] and the encoder's outputs -> logits [symbols + S], present [layers, 2, T + 1, D]."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.register_buffer("scaled", model.table.weight.data.t().clone())

    def forward(self, previous, step, past, memory, pointed, keys):
        model = self.model
        x = torch.cat([model.table.weight, pointed])[previous] + model.steps(step)
        x = x.unsqueeze(0)
        present = []
        for index, layer in enumerate(model.layers):
            x, k, v = layer.step(x, past[index, 0].unsqueeze(0), past[index, 1].unsqueeze(0), memory[index, 0].unsqueeze(0), memory[index, 1].unsqueeze(0))
            present.append(torch.stack([k[0], v[0]]))
        x = model.norm(x)[0]
        points = model.point_query(x) @ keys.t() / math.sqrt(WIDTH)
        return torch.cat([x @ self.scaled + model.bias, points], dim=-1)[0], torch.stack(present)


def export(model, folder):
    folder.mkdir(parents=True, exist_ok=True)
    layers = len(model.layers)
    ids = torch.tensor([[101, 2735, 2006, 102, 5, 9, 2300, 102]])
    encoder, decoder = EncoderGraph(model).eval(), DecoderGraph(model).eval()
    memory, pointed, keys = encoder(ids)
    S = {"ids": {1: "S"}, "memory": {2: "S"}, "pointed": {0: "S"}, "keys": {0: "S"}}
    common = dict(opset_version=17, dynamo=False)
    torch.onnx.export(encoder, (ids,), folder / "calls-encoder.onnx", input_names=["ids"], output_names=["memory", "pointed", "keys"], dynamic_axes=S, **common)
    past = torch.zeros(layers, 2, 3, WIDTH)
    inputs = (torch.tensor([5]), torch.tensor([3]), past, memory, pointed, keys)
    names = ["previous", "step", "past", "memory", "pointed", "keys"]
    axes = {"past": {2: "T"}, "present": {2: "U"}, "logits": {0: "C"}, **{k: v for k, v in S.items() if k != "ids"}}
    torch.onnx.export(decoder, inputs, folder / "calls-decoder.onnx", input_names=names, output_names=["logits", "present"], dynamic_axes=axes, **common)


def to_int8(source, folder):
    for name in ("calls-encoder.onnx", "calls-decoder.onnx"):
        quantize_dynamic(source / name, folder / name, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True, reduce_range=False)


def to_int4(source, folder):
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    for name in ("calls-encoder.onnx", "calls-decoder.onnx"):
        config = DefaultWeightOnlyQuantConfig(block_size=32, is_symmetric=True, accuracy_level=4)
        quantizer = MatMulNBitsQuantizer(onnx.load(source / name), algo_config=config)
        quantizer.process()
        with tempfile.TemporaryDirectory() as scratch:
            half = Path(scratch) / name
            quantizer.model.save_model_to_file(str(half))
            quantize_dynamic(half, folder / name, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--pieces", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--kinds", default="fp32,int8,int4")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, weights_only=False, map_location="cpu")
    model = CallModel(**saved["shape"])
    model.load_state_dict(saved["model"])
    model.eval()
    out = Path(options.out)
    settings = {
        "symbols": saved["vocabulary"]["symbols"],
        "layers": saved["shape"]["layers"],
        "width": WIDTH,
        # Fitted by calibrate.py; until then the probability itself.
        "calibration": None,
    }
    with torch.no_grad():
        export(model, out / "fp32")
    for kind, make in (("fp32", None), ("int8", to_int8), ("int4", to_int4)):
        if kind not in options.kinds.split(","):
            continue
        folder = out / kind
        folder.mkdir(parents=True, exist_ok=True)
        if make is not None:
            make(out / "fp32", folder)
        (folder / "calls.json").write_text(json.dumps(settings))
        shutil.copy(options.pieces, folder / "pieces.txt")
        print(kind, {p.name: round(p.stat().st_size / 1e6, 2) for p in sorted(folder.iterdir())}, flush=True)


if __name__ == "__main__":
    main()
