"""Timing on a busy machine: engines interleaved draft by draft in rotating order, ratios with an interval."""

from __future__ import annotations

import random
import time

import numpy as np


def interleaved(engines, drafts, rounds=3):
    """Return {engine name: cpu seconds per draft}, the median of the rounds, after one pass to warm up.

    `process_time` counts all threads, so that a library with threads of its own is not measured too cheap.
    """
    times = {engine.name: np.zeros((rounds, len(drafts))) for engine in engines}
    for turn in range(-1, rounds):
        for number, draft in enumerate(drafts):
            shift = (number + turn) % len(engines)
            for engine in engines[shift:] + engines[:shift]:
                start = time.process_time()
                engine.answer(draft)
                spent = time.process_time() - start
                if turn >= 0:
                    times[engine.name][turn, number] = spent
    return {name: np.median(spent, axis=0) for name, spent in times.items()}


def ratio(ours, theirs, resamples=2000):
    """Return (ratio of the medians, low, high): 95 % of resampled sets of drafts lie between."""
    source = np.random.default_rng(11)
    picks = source.integers(0, len(ours), (resamples, len(ours)))
    found = np.median(ours[picks], axis=1) / np.median(theirs[picks], axis=1)
    return np.median(ours) / np.median(theirs), *np.quantile(found, (0.025, 0.975))


def spread(seconds, unit=1e3):
    """Return p50 and p99."""
    return np.median(seconds) * unit, np.quantile(seconds, 0.99) * unit


def each(jobs, rounds=1):
    """Return the cpu seconds of each job, in an order that no cache can learn."""
    out = []
    for turn in range(rounds):
        order = list(range(len(jobs)))
        random.Random(turn).shuffle(order)
        for at in order:
            start = time.thread_time()
            jobs[at]()
            out.append(time.thread_time() - start)
    return np.array(out)
