#!/bin/sh
# From the data to a listener that can be shipped: training/listener/make.sh DATA WORK
# Run it again after an interruption: what is finished in WORK is left alone, a training goes on from its last checkpoint.
set -e
data=$1 work=$2
steps=${STEPS:-20000}
here=$(dirname "$0")
export OMP_NUM_THREADS=1
mkdir -p "$work/prepared"
python3 "$here/labels.py" --data "$data" --out "$work/prepared"
python3 "$here/prepare.py" --data "$data" --out "$work/prepared" --passes 0 1 2
train() { # name steps options...
  name=$1 wanted=$2
  shift 2
  [ -e "$work/$name/done" ] && return
  [ -e "$work/$name/checkpoint.pt" ] && set -- "$@" --resume
  python3 "$here/distil.py" --data "$work/prepared" --out "$work/$name" --steps "$wanted" "$@"
  touch "$work/$name/done"
}
for shape in narrow middle wide; do train "search-$shape" 300 --shape $shape --parts 0 1; done
train listener "$steps" --shape "${SHAPE:-wide}" --every 500
train quantized 200 --shape "${SHAPE:-wide}" --quantize --rate 2e-4 --begin "$work/listener/checkpoint.pt"
python3 "$here/export.py" --data "$work/prepared" --checkpoint "$work/listener/checkpoint.pt" --out "$work/plain.onnx"
python3 "$here/export.py" --data "$work/prepared" --checkpoint "$work/quantized/checkpoint.pt" --out "$work/listener.onnx"
