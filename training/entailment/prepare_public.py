"""Choose and weigh the public NLI pairs of stage one: minimal edits of numbers, dates and names first.

python training/entailment/prepare_public.py DATA_DIR OUT.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

SHARES: dict[str, float] = {  # how much of each source is taken
    "vitaminc_real": 1.0, "vitaminc_synthetic": 1.0, "fever_dev_2way": 1.0, "fm2_dev": 1.0, "fm2_test": 1.0,
    "cad_nli_train": 0.8, "mnli_taxinli10k": 1.0, "ling_in_loop_1": 0.5, "ling_in_loop_2": 0.5,
    "ling_in_loop_3": 0.5, "scone_train": 0.4, "snli_natinst": 0.2, "monli_pmonli": 0.5, "equate_AWPNLI": 0.5,
    "equate_StressTest": 0.3, "rte_train": 1.0, "wikifactcheck_negated": 0.15,
    "conjnli_adversarial_train_15k": 0.4, "semfrag_boolean_train": 0.1, "semfrag_comparative_train": 0.1,
    "semfrag_counting_train": 0.2, "semfrag_negation_train": 0.1, "semfrag_quantifier_train": 0.2,
    "covidfact": 0.3, "healthver_dev": 0.5,
}  # fmt: skip
LABELS = {"contradiction", "entailment", "neutral"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    rng, kept = random.Random(7), []
    with gzip.open(args.data / "nli" / "train.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if row["label"] in LABELS and rng.random() < SHARES.get(row["source"], 0.0):
                kept.append({k: row[k] for k in ("premise", "hypothesis", "label")})
    rng.shuffle(kept)
    with args.out.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
    print(len(kept), "pairs")


if __name__ == "__main__":
    main()
