"""Weights packed into three or four bits each.

A matrix is stored as two tensors: `NAME.codes`, uint8, where two levels of four bits share a byte or eight levels of three bits
share three bytes, and `NAME.scales`, float16, the largest absolute value of each stretch of `GROUP` columns. A weight is its
level times its scale. The levels are those of least squared error (Lloyd 1982) over the weights of a trained model, which are
close to normally distributed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from torch import Tensor

GROUP = 256
"""Columns that share one scale."""

_HALVES = {4: (0.039, 0.118, 0.201, 0.292, 0.395, 0.517, 0.672, 0.899), 3: (0.075, 0.239, 0.434, 0.714)}

LEVELS: Mapping[int, npt.NDArray[np.float32]] = {
    bits: np.array([*(-x for x in reversed(half)), *half], dtype=np.float32) for bits, half in _HALVES.items()
}
"""The levels of four and of three bits."""

CODES, SCALES = ".codes", ".scales"


def pack(
    weights: npt.NDArray[np.float32], bits: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
    """Codes and scales of a matrix whose columns are a multiple of `GROUP`; each weight takes its nearest level."""
    groups, levels = weights.reshape(len(weights), -1, GROUP), LEVELS[bits]
    scales = np.abs(groups).max(axis=2).astype(np.float16)
    unit = groups / np.maximum(scales.astype(np.float32), 1e-8)[:, :, None]
    codes = np.searchsorted((levels[1:] + levels[:-1]) / 2, unit.reshape(weights.shape)).astype(np.uint8)
    return _joined(codes, bits), scales


def unpack(codes: npt.NDArray[np.uint8], scales: npt.NDArray[np.float16]) -> npt.NDArray[np.float32]:
    """The matrix, shape (rows, scales a row * `GROUP`)."""
    rows, columns = scales.shape[0], scales.shape[1] * GROUP
    bits = 8 * codes.shape[1] // columns
    values = _split(codes, bits).reshape(rows, scales.shape[1], GROUP)
    return np.asarray((values * scales.astype(np.float32)[:, :, None]).reshape(rows, columns))


def unpacked(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A model's state with every packed matrix as float32, and all other tensors of reals as float32 too."""
    import torch

    result = {}
    for name, value in state.items():
        if name.endswith(CODES):
            stem = name.removesuffix(CODES)
            result[stem] = torch.from_numpy(unpack(value.numpy(), state[stem + SCALES].numpy()))
        elif not name.endswith(SCALES):
            result[name] = value.float() if value.is_floating_point() else value
    return result


def _joined(codes: npt.NDArray[np.uint8], bits: int) -> npt.NDArray[np.uint8]:
    """Codes, one a byte, put together without gaps."""
    rows = len(codes)
    if bits == 4:
        return np.asarray(codes[:, 0::2] << 4 | codes[:, 1::2])
    eight = codes.reshape(rows, -1, 8).astype(np.uint32)
    word = np.zeros(eight.shape[:2], dtype=np.uint32)
    for place in range(8):
        word |= eight[:, :, place] << (21 - 3 * place)
    parts = np.stack([word >> 16, word >> 8 & 255, word & 255], axis=2)
    return np.asarray(parts.astype(np.uint8).reshape(rows, -1))


def _split(codes: npt.NDArray[np.uint8], bits: int) -> npt.NDArray[np.float32]:
    """The level of each code, looked up for two or four codes at once."""
    levels = LEVELS[bits]
    if bits == 4:
        pairs = np.stack([np.repeat(levels, 16), np.tile(levels, 16)], axis=1)
        return np.asarray(pairs[codes])
    bytes_ = codes.reshape(-1, 3).astype(np.uint16)
    halves = np.stack(
        [bytes_[:, 0] << 4 | bytes_[:, 1] >> 4, (bytes_[:, 1] & 15) << 8 | bytes_[:, 2]], axis=1
    )
    index = np.arange(4096)
    fours = np.stack([levels[index >> shift & 7] for shift in (9, 6, 3, 0)], axis=1)
    return np.asarray(fours[halves])
