#!/bin/sh
# The model for calls from nothing: fetch, generate, train, export, calibrate, measure. Resumable: run it again after an interruption.
#
#   npm run build && training/llm/make.sh DATA WORK [epochs]
#   BEGIN=WORK/run/latest.pt training/llm/make.sh DATA WORK2 1.5    another round from the weights of one that is over
#
# What is shipped had four rounds, the last with FREEZE=0 ROUND="--batch 64 --rate 5e-4 --encoder-rate 1.2e-4" (RESULTS.md). Where the last
# checkpoint is gone, restart.py makes one of what is shipped.
# DATA: the folder with nlu/hwu-nlu-eval, nlu/clinc150 ...; WORK: where everything goes (2 GB; not in the tree). PYTHON and DIST may be set;
# PYTHON needs torch, safetensors, onnx and onnxruntime. About 70 rows a second on two AVX-512 cores that do nothing else: three epochs of 40,000 rows
# take half an hour. THREADS=1 where the machine is shared.
set -eu
data=$1
work=$2
epochs=${3:-3}
python=${PYTHON:-python3}
dist=${DIST:-dist}
here=$(dirname "$0")
starts=$here/../downloads/minilm
# The lowest weight there is: whatever else wants the processor gets it.
(echo 19 > /proc/self/autogroup) 2> /dev/null || true
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0
mkdir -p "$work"
"$python" "$here/../fetch.py" --starts
if [ ! -e "$work/data/vocabulary.json" ]; then
  node "$here/generate.mjs" --data "$data" --dist "$dist" --pieces "$starts/vocab.txt" --out "$work/data"
fi
# PROCESSES=2: two processes of one thread do more than one of two.
"$python" ${PROCESSES:+-m torch.distributed.run --nproc-per-node "$PROCESSES" --} "$here/train.py" --data "$work/data" --minilm "$starts/model.safetensors" --out "$work/run" --epochs "$epochs" --threads "${THREADS:-2}" \
  --freeze "${FREEZE:-3}" ${BEGIN:+--start "$BEGIN"} ${ROUND:-}
"$python" "$here/export.py" --checkpoint "$work/run/latest.pt" --pieces "$starts/vocab.txt" --out "$work/export"
for kind in fp32 int8 int4; do
  node "$here/measure.mjs" --data "$data" --dist "$dist" --model "$work/export/$kind" --rivals "$work/export/$kind/rivals.jsonl" > /dev/null
  "$python" "$here/calibrate.py" "$work/export/$kind/rivals.jsonl" --model "$work/export/$kind"
  echo "== $kind"
  node "$here/measure.mjs" --data "$data" --dist "$dist" --model "$work/export/$kind" | tee "$work/export/$kind/measured.txt"
done
