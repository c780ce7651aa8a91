"""Ref10y from sampling to percentiles: RNG, copula, marginals, model, sorted percentiles.

Draws run in chunks of a fixed size, each with its own child of one SeedSequence, so that the answer is the
same for one thread and for many. The size of a chunk is therefore part of what makes a run repeatable.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from impl import d_yearT
from ref10y import CH, CHI, DEV0, MU, NDIM, PHI, SIG, TAB, ZL, ZN, G, Y
from scipy import special as sp

TABC = {np.dtype(d): np.ascontiguousarray(TAB.astype(d)) for d in (np.float64, np.float32)}
TABD = {k: np.ascontiguousarray(np.diff(v, axis=1)) for k, v in TABC.items()}
CHd = {np.dtype(d): CH.astype(d) for d in (np.float64, np.float32)}
CHId = {np.dtype(d): CHI.astype(d) for d in (np.float64, np.float32)}


def chunkX(z):
    """Inputs XT 27 x C and price indices IT G x Y x C from 62 x C independent normals."""
    dt = z.dtype
    D = dt.type
    C = z.shape[1]
    XT = np.empty((27, C), dt)
    np.matmul(CHd[dt], z[:26], out=XT[:26])
    s = D(ZN / (2 * ZL))
    f = XT[:16]
    f += D(ZL)
    f *= s
    np.clip(f, 0, D(ZN - 1), out=f)
    i = f.astype(np.int32)
    f -= i
    for k in range(16):
        d = TABD[dt][k].take(i[k])
        d *= f[k]
        d += TABC[dt][k].take(i[k])
        f[k] = d
    XT[16:20] *= D(0.1)
    XT[16:20] += D(1)
    q = XT[20:24]
    q *= D(0.15)
    q -= D(0.5 * 0.15**2)
    np.exp(q, out=q)
    for k, p in ((24, 0.8), (25, 0.6)):
        XT[k] = np.where(XT[k] <= D(sp.ndtri(p)), D(1), D(0.5))
    XT[26] = 1
    IT = np.empty((G, Y, C), dt)
    e = z[26:].reshape(Y - 1, G, C)
    inf = np.repeat((MU + DEV0).astype(dt)[:, None], C, 1)
    lg = np.zeros((G, C), dt)
    c0 = (MU * (1 - PHI)).astype(dt)[:, None]
    Q = CHId[dt] * SIG.astype(dt)[:, None]
    IT[:, 0] = 1
    for y in range(1, Y):
        inf *= D(PHI)
        inf += c0
        inf += Q @ e[y - 1]
        lg += inf
        np.exp(lg, out=IT[:, y])
    return XT, IT


def pct(a, q=(10, 50, 90)):
    """Percentiles along the last axis; a full sort is faster than np.percentile's selection."""
    a = np.sort(a, axis=-1)
    n = a.shape[-1]
    h = (n - 1) * np.array(q) / 100
    i = h.astype(int)
    j = np.minimum(i + 1, n - 1)
    w = h - i
    return a[..., i] * (1 - w) + a[..., j] * w


def engine(n, seed=1, chunk=4096, dtype=np.float64, threads=2):
    dt = np.dtype(dtype)
    R_ = np.empty((3, Y, n), dt)
    sh = np.empty(n, bool)
    nch = -(-n // chunk)
    ss = np.random.SeedSequence(seed).spawn(nch)
    T_ = np.zeros((nch, 3))

    def go(i):
        t0 = time.perf_counter()
        s = i * chunk
        e = min(n, s + chunk)
        z = np.random.Generator(np.random.SFC64(ss[i])).standard_normal((NDIM, e - s), dtype=dt)
        t1 = time.perf_counter()
        XT, IT = chunkX(z)
        t2 = time.perf_counter()
        d_yearT(XT, IT, (R_[0][:, s:e], R_[1][:, s:e], R_[2][:, s:e], sh[s:e]))
        t3 = time.perf_counter()
        T_[i] = t1 - t0, t2 - t1, t3 - t2

    if threads > 1:
        with ThreadPoolExecutor(threads) as p:
            list(p.map(go, range(nch)))
            t = time.perf_counter()
            P = list(p.map(pct, R_.reshape(30, n)))
    else:
        for i in range(nch):
            go(i)
        t = time.perf_counter()
        P = [pct(r) for r in R_.reshape(30, n)]
    return (
        np.array(P),
        sh.mean(),
        {
            "rng": T_[:, 0].sum(),
            "transform": T_[:, 1].sum(),
            "model": T_[:, 2].sum(),
            "pct_wall": time.perf_counter() - t,
        },
    )
