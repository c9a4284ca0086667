"""A recurrent layer whose gates look at the words and not at its own state, so that all words are weighed at once.

It is the quasi-recurrent network with fo-pooling of Bradbury et al. (2016), one half read forwards and one backwards. thinc's own
LSTM passes no gradient to the first word of a text, so it cannot be taught.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
Backwards = Callable[[Array], tuple[Array, Array, Array]]
AROUND = 1  # words on either side that a gate sees


def sigmoid(values: Array) -> Array:
    """1 / (1 + e^-x), without overflow."""
    found: Array = 0.5 * (1 + np.tanh(0.5 * values))
    return found


def recurrence(words: Array, lengths: Numbers, weights: Array, bias: Array) -> tuple[Array, Backwards]:
    """What is known at each word of some texts, and what passes its gradient back to words, weights and bias.

    `words` are those of all texts one below the other (words x width), `lengths` how many each text has; `weights` (width of
    three words x 3 states) and `bias` make the candidate, the gate that forgets and the one that lets out.
    """
    state, count = len(bias) // 3, len(lengths)
    half, longest = state // 2, int(lengths.max())
    column = np.repeat(np.arange(count), lengths)
    row = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    mirrored = lengths[column] - 1 - row
    framed = np.zeros((longest + 2 * AROUND, count, words.shape[1]), dtype=np.float32)
    framed[row + AROUND, column] = words
    seen = np.concatenate([framed[row + shift, column] for shift in range(2 * AROUND + 1)], axis=1)
    mixed = seen @ weights + bias
    candidate, keeps, lets_out = np.tanh(mixed[:, :state]), sigmoid(mixed[:, state : 2 * state]), sigmoid(mixed[:, 2 * state :])

    def in_time(values: Array, fill: float) -> Array:
        """Rows of words as steps x texts x state, the second half of the state back to front."""
        steps = np.full((longest, count, state), fill, dtype=np.float32)
        steps[row, column, :half], steps[mirrored, column, half:] = values[:, :half], values[:, half:]
        return steps

    def in_rows(steps: Array) -> Array:
        return np.concatenate([steps[row, column, :half], steps[mirrored, column, half:]], axis=1)

    kept, news = in_time(keeps, 1.0), in_time((1 - keeps) * candidate, 0.0)
    states, current = np.empty_like(news), np.zeros((count, state), dtype=np.float32)
    for step in range(longest):
        current = np.multiply(kept[step], current, out=states[step])
        current += news[step]
    inner = in_rows(states)

    def backwards(gradient: Array) -> tuple[Array, Array, Array]:
        of_states = in_time(gradient * lets_out, 0.0)
        so_far = np.zeros((count, state), dtype=np.float32)
        for step in range(longest - 1, -1, -1):
            so_far = so_far + of_states[step]
            of_states[step] = so_far
            so_far = so_far * kept[step]
        former = np.concatenate([np.zeros((1, count, state), dtype=np.float32), states[:-1]])
        of_news = in_rows(of_states)
        of_candidate = of_news * (1 - keeps) * (1 - candidate**2)
        of_keeps = (in_rows(of_states * former) - of_news * candidate) * keeps * (1 - keeps)
        of_mixed = np.hstack([of_candidate, of_keeps, gradient * inner * lets_out * (1 - lets_out)])
        of_seen = of_mixed @ weights.T
        width = words.shape[1]
        of_framed = np.zeros_like(framed)
        for shift in range(2 * AROUND + 1):
            of_framed[row + shift, column] += of_seen[:, shift * width : (shift + 1) * width]
        return of_framed[row + AROUND, column], seen.T @ of_mixed, of_mixed.sum(axis=0)

    return lets_out * inner, backwards
