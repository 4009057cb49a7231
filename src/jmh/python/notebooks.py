"""The benchmarks' peer: the same work in NumPy, written as the course's notebooks write it (a function a step,
dictionaries of parameters, a new array for every result). Prints epochs (or calls) a second.

    python3 src/jmh/python/notebooks.py [w1 w1b w2 w5 w6]
"""
import sys
import time

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def initialize(dims, seed=3):
    np.random.seed(seed)
    return {k: v for l in range(1, len(dims)) for k, v in (
        ("W%d" % l, np.random.randn(dims[l], dims[l - 1]) * np.sqrt(2 / dims[l - 1])),
        ("b%d" % l, np.zeros((dims[l], 1))))}


def forward(X, p):
    Z1 = np.dot(p["W1"], X) + p["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(p["W2"], A1) + p["b2"]
    A2 = relu(Z2)
    Z3 = np.dot(p["W3"], A2) + p["b3"]
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, p["W1"], p["b1"], Z2, A2, p["W2"], p["b2"], Z3, A3, p["W3"], p["b3"])


def backward(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = 1.0 / m * (A3 - Y)
    dW3 = np.dot(dZ3, A2.T)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = np.dot(dZ2, A1.T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


def cost(A3, Y):
    m = Y.shape[1]
    logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    return 1.0 / m * np.nansum(logprobs)


def update_gd(p, g, rate):
    for l in range(1, 4):
        p["W%d" % l] = p["W%d" % l] - rate * g["dW%d" % l]
        p["b%d" % l] = p["b%d" % l] - rate * g["db%d" % l]
    return p


def update_adam(p, g, v, s, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    vc, sc = {}, {}
    for l in range(1, 4):
        for k in ("dW%d" % l, "db%d" % l):
            v[k] = beta1 * v[k] + (1 - beta1) * g[k]
            vc[k] = v[k] / (1 - beta1 ** t)
            s[k] = beta2 * s[k] + (1 - beta2) * np.power(g[k], 2)
            sc[k] = s[k] / (1 - beta2 ** t)
            p[k[1:]] = p[k[1:]] - rate * vc[k] / (np.sqrt(sc[k]) + epsilon)
    return p, v, s


def mini_batches(X, Y, size, seed):
    np.random.seed(seed)
    m = X.shape[1]
    order = list(np.random.permutation(m))
    X, Y = X[:, order], Y[:, order].reshape((1, m))
    return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, m, size)]


def points(n, seed=1):
    rng = np.random.RandomState(seed)
    X = rng.randn(2, n)
    return X, (np.sum(X ** 2, axis=0, keepdims=True) < 1.4).astype(float)


def w1(n):
    X, Y = points(300)
    p = initialize([2, 10, 5, 1])
    for _ in range(n):
        A3, cache = forward(X, p)
        cost(A3, Y)
        p = update_gd(p, backward(X, Y, cache), 0.01)


def w2(n):
    X, Y = points(300)
    p = initialize([2, 5, 2, 1])
    v = {"d" + k: np.zeros(a.shape) for k, a in p.items()}
    s = {"d" + k: np.zeros(a.shape) for k, a in p.items()}
    t, seed = 0, 10
    for _ in range(n):
        seed += 1
        total = 0
        for bx, by in mini_batches(X, Y, 64, seed):
            A3, cache = forward(bx, p)
            total += cost(A3, by) * bx.shape[1]
            g = backward(bx, by, cache)
            t += 1
            p, v, s = update_adam(p, g, v, s, t, 0.0007)


def w1b(n):
    X, Y = points(250)
    T = 2 * Y - 1
    tx, ty = points(250, 2)
    tt = 2 * ty - 1
    dims = [2, 4, 2, 1]
    p = initialize(dims)

    def tanh_forward(X):
        A = [X]
        for l in range(1, 4):
            A.append(np.tanh(np.dot(p["W%d" % l], A[-1]) + p["b%d" % l]))
        return A

    for e in range(n):
        for bx, bt in mini_batches(X, T, 10, 11 + e):
            m = bx.shape[1]
            A = tanh_forward(bx)
            dA = (A[3] - bt) / m
            for l in range(3, 0, -1):
                dZ = dA * (1 - A[l] ** 2)
                dW = np.dot(dZ, A[l - 1].T)
                db = np.sum(dZ, axis=1, keepdims=True)
                dA = np.dot(p["W%d" % l].T, dZ)
                p["W%d" % l] = p["W%d" % l] - 0.03 * dW
                p["b%d" % l] = p["b%d" % l] - 0.03 * db
        np.mean(0.5 * (tanh_forward(X)[3] - T) ** 2)
        np.mean(0.5 * (tanh_forward(tx)[3] - tt) ** 2)


def w5(n):
    p = initialize([2, 10, 5, 1])
    side = np.linspace(-1.3, 1.3, 100)
    xx, yy = np.meshgrid(side, side)
    for _ in range(n):
        forward(np.c_[xx.ravel(), yy.ravel()].T, p)


def w6(n):
    X, Y = points(300)
    p = initialize([2, 10, 5, 1])
    keys = ["W1", "b1", "W2", "b2", "W3", "b3"]
    shapes = [p[k].shape for k in keys]
    sizes = [int(np.prod(s)) for s in shapes]

    def to_dictionary(theta):
        at, d = 0, {}
        for k, shape, size in zip(keys, shapes, sizes):
            d[k] = theta[at:at + size].reshape(shape)
            at += size
        return d

    for _ in range(n):
        theta = np.concatenate([p[k].reshape(-1, 1) for k in keys])
        _, cache = forward(X, p)
        g = backward(X, Y, cache)
        grad = np.concatenate([g["d" + k].reshape(-1, 1) for k in keys])
        approx = np.zeros(theta.shape)
        for i in range(len(theta)):
            plus = np.copy(theta)
            plus[i] += 1e-7
            minus = np.copy(theta)
            minus[i] -= 1e-7
            approx[i] = (cost(forward(X, to_dictionary(plus))[0], Y)
                         - cost(forward(X, to_dictionary(minus))[0], Y)) / 2e-7
        np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


WORK = {"w1": (w1, 10000), "w1b": (w1b, 1500), "w2": (w2, 2000), "w5": (w5, 2000), "w6": (w6, 100)}

if __name__ == "__main__":
    for name in sys.argv[1:] or WORK:
        work, n = WORK[name]
        work(max(1, n // 10))
        rates = []
        for _ in range(5):
            start = time.perf_counter()
            work(n)
            rates.append(n / (time.perf_counter() - start))
        print("%-4s %10.0f a second (median of 5; %.0f to %.0f)" % (name, sorted(rates)[2], min(rates), max(rates)))
