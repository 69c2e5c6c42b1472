#!/bin/sh
# SmolLM2-135M beside our model: the same rows, in the same order, for the same processor minutes. Resumable: run it again after an interruption.
#
#   npm run build && training/llm/rival/compare.sh ROWS WORK [minutes ...]
#
# ROWS: what generate.mjs wrote (--part 1/12 is enough to learn from; its dev.jsonl together with that of --only written --files
# '^(held-out|development)'); WORK: where everything goes (6 GB; not in the tree). Minutes are of one thread, each of the three has
# them (5 and 15 if nothing is said). PYTHON needs what make.sh's needs, gguf and tokenizers.
set -eu
rows=$1
work=$2
shift 2
points=${*:-5 15}
python=${PYTHON:-python3}
here=$(dirname "$0")
pieces=$here/../../downloads/minilm/vocab.txt
(echo 19 > /proc/self/autogroup) 2> /dev/null || true
export OMP_NUM_THREADS=1
"$python" "$here/../../fetch.py" --starts
if [ ! -e "$work/dev.texts.jsonl" ]; then
  "$python" "$here/sample.py" --data "$rows" --work "$work"
  for name in train dev; do
    node "$here/texts.mjs" --rows "$work/$name.jsonl" --pieces "$pieces" --out "$work/$name.texts.jsonl"
  done
fi
for name in ours whole cut; do
  # shellcheck disable=SC2086
  nice -n 19 "$python" "$here/run.py" "$name" --work "$work" --points $points
  for point in $points; do
    nice -n 19 "$python" "$here/exported.py" "$name" "$point" --work "$work"
  done
done
"$python" "$here/table.py" "$work"
