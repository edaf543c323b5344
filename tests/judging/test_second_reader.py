"""The second reader scores as its unpacked model does, whatever the order and lengths of the pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import MPNetConfig, MPNetForSequenceClassification, PreTrainedTokenizerFast

from factcheck.errors import ModelError
from factcheck.judging.packed import CODES, GROUP, SCALES, pack
from factcheck.judging.second_reader import SecondReader

WORDS = "the ferry sank near harbor on monday tuesday with 12 14 people aboard minister denied it".split()
PAIRS = [
    ("the ferry sank on monday", "the ferry sank on tuesday"),
    ("12 people aboard", "14 people aboard the ferry near the harbor on monday with the minister"),
    ("the minister denied it", "it sank"),
]


def tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {word: k for k, word in enumerate(["<s>", "<pad>", "</s>", "[UNK]", *WORDS])}
    inner = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    inner.normalizer, inner.pre_tokenizer = normalizers.Lowercase(), pre_tokenizers.Whitespace()
    inner.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    return PreTrainedTokenizerFast(
        tokenizer_object=inner, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="[UNK]"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny model of random weights, packed as the shipped one is."""
    torch.manual_seed(3)
    config = MPNetConfig(
        vocab_size=len(WORDS) + 4, hidden_size=GROUP, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=GROUP, max_position_embeddings=160, num_labels=3,
    )  # fmt: skip
    state = {}
    for name, value in MPNetForSequenceClassification(config).state_dict().items():
        if value.ndim == 2 and value.shape[0] >= GROUP:
            codes, scales = pack(value.numpy(), 4)
            state[name + CODES], state[name + SCALES] = torch.from_numpy(codes), torch.from_numpy(scales)
        else:
            state[name] = value.half() if value.is_floating_point() else value
    config.save_pretrained(tmp_path)
    tokenizer().save_pretrained(tmp_path)
    save_file(state, tmp_path / "model.safetensors")
    return tmp_path


def test_probabilities_of_each_pair(folder: Path) -> None:
    scores = SecondReader(folder).score(PAIRS)
    assert scores.shape == (3, 3)
    assert scores.dtype == np.float32
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-3)


def test_order_and_company_do_not_matter(folder: Path) -> None:
    reader = SecondReader(folder)
    together = reader.score([*PAIRS, *PAIRS[::-1]])
    assert np.allclose(together[:3], together[:2:-1], atol=0.02)
    assert np.allclose(together[1], reader.score(PAIRS[1:2])[0], atol=0.02)


def test_no_pairs(folder: Path) -> None:
    assert SecondReader(folder).score([]).shape == (0, 3)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the second reader"):
        SecondReader(tmp_path / "nowhere").score(PAIRS)


def test_a_broken_model_is_named(folder: Path) -> None:
    save_file({"odd": torch.ones(2)}, folder / "model.safetensors")
    with pytest.raises(ModelError, match="cannot load the second reader"):
        SecondReader(folder).score(PAIRS)


def test_progress_is_told_to_the_end(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    SecondReader(folder, lambda *step: told.append(step)).score(PAIRS)
    assert told[-1] == ("reread", 3, 3)
