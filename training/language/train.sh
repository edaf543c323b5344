#!/bin/sh
# Everything from the data to the pipeline: sh training/language/train.sh DATA_DIR WORK_DIR
# About two hours on one core. Needs the `floret` package besides the project's own.
set -eu
data=$1 work=$2 here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0
mkdir -p "$work"
python "$here/convert.py" "$data" "$work/corpus"
python "$here/news_text.py" "$data" "$work/news.txt"
python "$here/vectors.py" "$work/news.txt" "$work/vectors"
python "$here/train.py" trees "$work/corpus" "$work/trees-first" --steps 1500
python "$here/train.py" trees "$work/corpus" "$work/trees" --steps 1600 \
    --start "$work/trees-first/model-best" --vectors "$work/vectors"
python "$here/train.py" names "$work/corpus" "$work/names" --steps 3000 --vectors "$work/vectors"
python "$here/assemble.py" "$work/trees/model-best" "$work/names/model-best" "$here/../../src/factcheck/models/en_factcheck_news"
python "$here/evaluate.py" "$here/../../src/factcheck/models/en_factcheck_news" "$work/corpus"
