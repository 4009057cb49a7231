"""The peers of descent.Peers: the same work in NumPy. Reads lines "name seconds" and answers each with how often a second of
the thread's own processor time the work was done.

w1, w1cost, w1b, w2, w5 and w6small are written as the course's notebooks write them (notebooks.py, beside this file), but do no more than what is compared: no cost where ours works out none, the
grid made once. w3, w4 are NumPy at its best: no dictionaries, results in place, one matrix product a step and layer. w6 times some of the probes of a check and says what all of them would take.
"""
import os
import sys
import time

for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import numpy as np

import notebooks as nb


def w1(with_cost):
    X, Y = nb.points(300)
    p = nb.initialize([2, 10, 5, 1])
    while True:
        A3, cache = nb.forward(X, p)
        if with_cost:
            nb.cost(A3, Y)
        p = nb.update_gd(p, nb.backward(X, Y, cache), 0.01)
        yield 1


def w1b():
    X, Y = nb.points(250)
    tx, ty = nb.points(250, 2)
    T, tt = 2 * Y - 1, 2 * ty - 1
    p = nb.initialize([2, 4, 2, 1])

    def layers(X):
        A = [X]
        for l in range(1, 4):
            A.append(np.tanh(np.dot(p["W%d" % l], A[-1]) + p["b%d" % l]))
        return A

    seed = 10
    while True:
        seed += 1
        for bx, bt in nb.mini_batches(X, T, 10, seed):
            A = layers(bx)
            dA = (A[3] - bt) / bx.shape[1]
            for l in range(3, 0, -1):
                dZ = dA * (1 - A[l] ** 2)
                dW, db = np.dot(dZ, A[l - 1].T), np.sum(dZ, axis=1, keepdims=True)
                dA = np.dot(p["W%d" % l].T, dZ)
                p["W%d" % l] = p["W%d" % l] - 0.03 * dW
                p["b%d" % l] = p["b%d" % l] - 0.03 * db
        np.mean(0.5 * (layers(X)[3] - T) ** 2)
        np.mean(0.5 * (layers(tx)[3] - tt) ** 2)
        yield 1


def w2():
    X, Y = nb.points(300)
    p = nb.initialize([2, 5, 2, 1])
    v = {"d" + k: np.zeros(a.shape) for k, a in p.items()}
    s = {"d" + k: np.zeros(a.shape) for k, a in p.items()}
    t, seed = 0, 10
    while True:
        seed += 1
        for bx, by in nb.mini_batches(X, Y, 64, seed):
            _, cache = nb.forward(bx, p)
            t += 1
            p, v, s = nb.update_adam(p, nb.backward(bx, by, cache), v, s, t, 0.0007)
        yield 1


class Tuned:
    """relu layers and softmax; examples are rows, so that a batch is a gather of whole rows."""

    def __init__(self, dims, m, adam):
        rng = np.random.RandomState(1)
        self.X = rng.randn(m, dims[0])
        self.Y = np.eye(dims[-1])[rng.randint(dims[-1], size=m)]
        self.W = [rng.randn(n, k) * np.sqrt(2 / n) for n, k in zip(dims, dims[1:])]
        self.b = [np.zeros(k) for k in dims[1:]]
        self.adam, self.t, self.seed = adam, 0, 10
        both = self.W + self.b
        self.v = [np.zeros_like(a) for a in both]
        self.s = [np.zeros_like(a) for a in both]
        self.one = [np.empty_like(a) for a in both]
        self.two = [np.empty_like(a) for a in both]
        self.g = [np.empty_like(a) for a in both]

    def step(self, X, Y):
        W, b, L = self.W, self.b, len(self.W)
        A = [X]
        for l in range(L):
            Z = A[-1] @ W[l]
            Z += b[l]
            if l < L - 1:
                np.maximum(Z, 0, out=Z)
            A.append(Z)
        P = A.pop()
        P -= P.max(axis=1, keepdims=True)
        np.exp(P, out=P)
        P /= P.sum(axis=1, keepdims=True)
        P -= Y
        P /= len(X)
        for l in range(L - 1, -1, -1):
            np.dot(A[l].T, P, out=self.g[l])
            np.sum(P, axis=0, out=self.g[L + l])
            if l > 0:
                D = P @ W[l].T
                D *= A[l] > 0
                P = D
        self.t += 1
        for theta, g, v, s, one, two in zip(W + b, self.g, self.v, self.s, self.one, self.two):
            if not self.adam:
                g *= 0.001
                theta -= g
                continue
            v *= 0.9
            np.multiply(g, 0.1, out=one)
            v += one
            s *= 0.999
            np.multiply(g, g, out=one)
            one *= 0.001
            s += one
            np.divide(s, 1 - 0.999 ** self.t, out=one)
            np.sqrt(one, out=one)
            one += 1e-8
            np.divide(v, one, out=two)
            two *= 0.0001 / (1 - 0.9 ** self.t)
            theta -= two

    def epochs(self, size):
        while True:
            self.seed += 1
            order = np.random.RandomState(self.seed).permutation(len(self.X))
            for k in range(0, len(order), size):
                picked = order[k:k + size]
                self.step(self.X[picked], self.Y[picked])
                yield min(size, len(order) - k) / len(order)


def w5():
    p = nb.initialize([2, 10, 5, 1])
    side = np.linspace(-1.3, 1.3, 100)
    xx, yy = np.meshgrid(side, side)
    grid = np.ascontiguousarray(np.c_[xx.ravel(), yy.ravel()].T)
    while True:
        nb.forward(grid, p)
        yield 1


def w6small():
    while True:
        nb.w6(1)
        yield 1


def w6():
    rng = np.random.RandomState(1)
    dims = [784, 128, 64, 10]
    X = rng.randn(784, 64)
    Y = np.eye(10)[np.arange(64) % 10].T
    p = [(rng.randn(n, k) * np.sqrt(2 / k), np.zeros((n, 1))) for k, n in zip(dims, dims[1:])]
    parameters = sum(W.size + b.size for W, b in p)

    def cost():
        A = X
        for l, (W, b) in enumerate(p):
            A = W @ A + b
            if l < 2:
                np.maximum(A, 0, out=A)
        A = A - A.max(axis=0)
        return np.mean(np.log(np.exp(A).sum(axis=0)) - (A * Y).sum(axis=0))

    i = 0
    while True:
        W = p[0][0].reshape(-1)
        kept = W[i % W.size]
        W[i % W.size] = kept + 1e-7
        plus = cost()
        W[i % W.size] = kept - 1e-7
        (plus - cost()) / 2e-7
        W[i % W.size] = kept
        i += 1
        yield 1 / parameters


def main():
    np.seterr(all="ignore")
    started = {}
    makers = {
        "w1": lambda: w1(False),
        "w1cost": lambda: w1(True),
        "w1b": w1b,
        "w2": w2,
        "w3": lambda: Tuned([12288, 25, 12, 6], 1080, True).epochs(32),
        "w4": lambda: Tuned([784, 128, 64, 10], 5000, False).epochs(64),
        "w5": w5,
        "w6small": w6small,
        "w6": w6,
    }
    for line in sys.stdin:
        name, seconds = line.split()
        work = started.setdefault(name, makers[name]())
        done, start = 0.0, time.thread_time()
        while time.thread_time() - start < float(seconds):
            done += next(work)
        print(done / (time.thread_time() - start), flush=True)


if __name__ == "__main__":
    main()
