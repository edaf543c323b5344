"""Packed weights come back as they were, but for the rounding to levels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factcheck.judging.packed import CODES, GROUP, LEVELS, SCALES, pack, unpack, unpacked

ROWS = st.integers(1, 4)
FINITE = st.floats(-8, 8, width=32, allow_subnormal=False)


@pytest.mark.parametrize("bits", sorted(LEVELS))
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_each_weight_becomes_its_nearest_level(bits: int, data: st.DataObject) -> None:
    shape = (data.draw(ROWS), GROUP * data.draw(st.integers(1, 2)))
    weights = data.draw(arrays(np.float32, shape, elements=FINITE, fill=FINITE))
    codes, scales = pack(weights, bits)
    assert codes.shape == (shape[0], shape[1] * bits // 8)
    error = np.abs(unpack(codes, scales) - weights).reshape(*scales.shape, GROUP)
    widest = max(np.diff(LEVELS[bits]).max() / 2, 1 - LEVELS[bits][-1])
    largest = np.abs(weights).reshape(error.shape).max(axis=2)
    assert (error <= widest * largest[:, :, None] * 1.002 + 1e-6).all()


@pytest.mark.parametrize("bits", sorted(LEVELS))
def test_levels_come_back_exactly(bits: int) -> None:
    levels = np.resize(LEVELS[bits], GROUP - 1)
    weights: npt.NDArray[np.float32] = np.concatenate([[1.0], levels]).astype(np.float32)[None]
    again = unpack(*pack(weights, bits))
    assert np.array_equal(again[0, 1:], levels)
    assert again[0, 0] == LEVELS[bits][-1]


def test_a_row_of_zeros_stays_near_zero() -> None:
    assert np.abs(unpack(*pack(np.zeros((2, GROUP), dtype=np.float32), 4))).max() == 0


def test_a_state_is_unpacked_by_name() -> None:
    weights = np.linspace(-1, 1, 2 * GROUP, dtype=np.float32).reshape(2, GROUP)
    codes, scales = pack(weights, 4)
    state = {
        "layer.weight" + CODES: torch.from_numpy(codes),
        "layer.weight" + SCALES: torch.from_numpy(scales),
        "layer.bias": torch.ones(2, dtype=torch.float16),
        "places": torch.arange(3),
    }
    result = unpacked(state)
    assert set(result) == {"layer.weight", "layer.bias", "places"}
    assert result["layer.weight"].shape == (2, GROUP)
    assert result["layer.bias"].dtype == torch.float32
    assert result["places"].dtype == torch.int64
