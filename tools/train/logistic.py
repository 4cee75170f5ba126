"""Logistic regression by L-BFGS: many classes over sparse features, or one choice among rows."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, logsumexp
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

STEPS = 30  # of L-BFGS; more rank strangers' words no better


def classes(
    features, targets: np.ndarray, worth: np.ndarray, ridge: float, start=None, kept=None
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (features x classes) and biases.

    Args:
        features: sparse, texts x features.
        targets: texts x classes, each row a share of each class.
        worth: how much each text counts.
        ridge: how strongly weights are drawn to zero.
        start: weights and biases to start from.
        kept: True where a weight may be other than zero; everywhere when not given.
    """
    count, size = targets.shape[1], features.shape[1]
    kept = np.ones((size, count), bool) if kept is None else kept
    begin, bias = start or (np.zeros((size, count)), np.zeros(count))
    turned, worth = features.T.tocsr(), worth / worth.mean()

    def opened(packed):
        weights = np.zeros((size, count))
        weights[kept] = packed[:-count]
        return weights, packed[-count:]

    def cost(packed):
        weights, biases = opened(packed)
        logs = log_softmax(features @ weights + biases, axis=1)
        wrong = (np.exp(logs) - targets) * worth[:, None]
        slope = (turned @ wrong)[kept] + ridge * packed[:-count]
        penalty = 0.5 * ridge * (packed[:-count] ** 2).sum()
        return -(worth[:, None] * targets * logs).sum() + penalty, np.append(slope, wrong.sum(0))

    first = np.append(begin[kept], bias)
    with threadpool_limits(1):  # threads would add in another order each time
        found = minimize(cost, first, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return opened(found.x)


def choice(rows: np.ndarray, right: np.ndarray, worth: np.ndarray, ridge: float) -> np.ndarray:
    """Return one weight a column, so that the softmax over each text's rows favors the right ones.

    Args:
        rows: texts x choices x columns.
        right: texts x choices, True where one is right; each text has one.
        worth: how much each text counts.
        ridge: how strongly weights are drawn to zero.
    """
    count = rows.shape[2]
    flat = rows.reshape(-1, count)
    never = np.where(right, 0.0, -np.inf)

    def cost(weights):
        logs = log_softmax((flat @ weights).reshape(right.shape), axis=1)
        good = logsumexp(logs + never, axis=1)
        wrong = (np.exp(logs) - np.exp(logs + never - good[:, None])) * worth[:, None]
        penalty = 0.5 * ridge * (weights**2).sum()
        return penalty - worth @ good, wrong.ravel() @ flat + ridge * weights

    with threadpool_limits(1):
        return minimize(cost, np.zeros(count), jac=True, method="L-BFGS-B").x


def yes(values: np.ndarray, answers: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Return one weight a column and last the constant, for the chance of a yes."""
    model = LogisticRegression(C=1.0, max_iter=1000).fit(values, answers, worth)
    return np.append(model.coef_[0], model.intercept_)
