"""Five hand-written ways to work out ref10y, from plain Python to one matrix product per year block.

They take the same inputs and agree to less than 1e-6 euro (`check.py`), so the fastest is trusted because the
slowest can be read: `a_python`, `b_pandas`, `c_materialise`, `d_year`, and `d_yearT` in the layout
(factors x draws) that the fused engine uses.
"""

import numpy as np
import pandas as pd
from ref10y import CAP, CASH0, IA, IB, IG, LA, LN, LR, LS, PAY, PROF, VAT, YR, G, L, T, W, Y, loans

# ---------- (a) naive pure python
_P = PROF.tolist()
_IA = IA.tolist()
_IB = IB.tolist()
_IG = IG.tolist()
_V = VAT.tolist()
_W = W.tolist()


def a_python(X, I):
    out = []
    for x, idx in zip(X.tolist(), I.tolist(), strict=True):
        res = [0.0] * Y
        mun = [0.0] * Y
        cashY = [0.0] * Y
        cash = CASH0
        vatq = 0.0
        due = 0.0
        short = False
        lo = []
        for j in range(2):
            r = max(0.001, LR[j] + 0.1 * (x[16 + j] - 1)) / 12
            N = int(LN[j])
            lo.append([r, LA[j] * r / (1 - (1 + r) ** -N), LA[j], int(LS[j]), N])
        for m in range(T):
            y = m // 12
            if m % 3 == 0:
                due = vatq
                vatq = 0.0
            flow = -due if m % 3 == 0 else 0.0
            for q in range(L):
                v = _P[q][m] * idx[_IG[q]][y]
                if _IA[q] >= 0:
                    v *= x[_IA[q]]
                if _IB[q] >= 0:
                    v *= x[_IB[q]]
                res[y] += v
                mun[y] += _W[q] * v
                w = v * _V[q]
                vatq += w
                flow += v + w
            for j, ln in enumerate(lo):
                if m == ln[3]:
                    flow += ln[2] - LA[j] * x[10 + j]
                if ln[3] <= m < ln[3] + ln[4]:
                    it = ln[2] * ln[0]
                    ln[2] -= ln[1] - it
                    res[y] -= it
                    flow -= ln[1]
            cash += flow
            if cash < 0:
                short = True
            if m % 12 == 11:
                cash -= PAY * max(0.0, cash - CAP)
                cashY[y] = cash
        out.append((res, cashY, mun, short))
    return tuple(np.array(c) for c in zip(*out, strict=True))


# ---------- (b) pandas per draw
_months = pd.RangeIndex(T)
_df = pd.DataFrame(PROF.T, index=_months)


def b_pandas(X, I):
    R_, C_, M_, S_ = [], [], [], []
    for x, idx in zip(X, I, strict=True):
        xx = np.append(x, 1.0)
        f = pd.Series(xx[IA] * xx[IB])
        ix = pd.DataFrame(idx.T[YR][:, IG], index=_months)
        am = _df * ix * f
        yr = am.groupby(YR).sum()
        res = yr.sum(axis=1)
        mun = (yr * W).sum(axis=1)
        vat = (am * VAT).sum(axis=1)
        flow = am.sum(axis=1) + vat
        vq = vat.groupby(np.arange(T) // 3).sum().shift(1, fill_value=0.0)
        flow.iloc[::3] -= vq.to_numpy()
        for j in range(2):
            r = max(0.001, LR[j] + 0.1 * (x[16 + j] - 1)) / 12
            N = int(LN[j])
            a = LA[j] * r / (1 - (1 + r) ** -N)
            k = np.arange(N)
            it = r * (LA[j] * (1 + r) ** k - a * ((1 + r) ** k - 1) / r)
            s = int(LS[j])
            flow.iloc[s : s + N] -= a
            flow.iloc[s] += LA[j] - LA[j] * x[10 + j]
            res = res - pd.Series(it, index=np.arange(s, s + N)).groupby(lambda m: m // 12).sum().reindex(
                range(Y), fill_value=0.0
            )
        cum = CASH0
        cy = []
        short = False
        for y in range(Y):
            c = cum + flow.iloc[12 * y : 12 * y + 12].cumsum()
            short |= bool((c < 0).any())
            cum = c.iloc[-1]
            cum -= PAY * max(0.0, cum - CAP)
            cy.append(cum)
        R_.append(res.values)
        C_.append(cy)
        M_.append(mun.values)
        S_.append(short)
    return np.array(R_), np.array(C_), np.array(M_), np.array(S_)


def cash_rule(flow, n, dt):
    """Year-end cash and whether any month is short, from flows N x 120."""
    cash = np.empty((n, Y), dt)
    off = np.full(n, CASH0, dt)
    short = np.zeros(n, bool)
    cf = flow.reshape(n, Y, 12).cumsum(2)
    mn = cf.min(2)
    for y in range(Y):
        short |= (off + mn[:, y]) < 0
        off = off + cf[:, y, 11]
        off -= dt.type(PAY) * np.maximum(0, off - dt.type(CAP))
        cash[:, y] = off
    return cash, short


# ---------- (c) numpy, materialise draws x lines x months
def c_materialise(X, I):
    n = len(X)
    X1 = np.concatenate([X, np.ones((n, 1))], 1)
    am = (X1[:, IA] * X1[:, IB])[:, :, None] * PROF[None] * I[:, IG][:, :, YR]
    yr = am.reshape(n, L, Y, 12).sum(3)
    res = yr.sum(1)
    mun = np.einsum("nly,l->ny", yr, W)
    vat = np.einsum("nlt,l->nt", am, VAT)
    flow = am.sum(1) + vat
    vq = vat.reshape(n, 40, 3).sum(2)
    flow[:, 3::3] -= vq[:, :-1]
    pay, it = loans(X)
    for j in range(2):
        flow[:, LS[j] : LS[j] + LN[j]] -= pay[j][:, None]
        flow[:, LS[j]] += LA[j] * (1 - X[:, 10 + j])
    cash, short = cash_rule(flow, n, X.dtype)
    return res - it, cash, mun, short


# ---------- (d) contraction. factor = unique (a,b,g); all linear readouts are columns of one profile matrix
key = [(*tuple(sorted((int(IA[q]), int(IB[q])))), int(IG[q])) for q in range(L)]
uk = sorted(set(key), key=lambda k: (k[2], k))
NF = len(uk)
FA = np.array([k[0] for k in uk])
FB = np.array([k[1] for k in uk])
FG = np.array([k[2] for k in uk])
MAP = np.zeros((NF, L))
MAP[[uk.index(k) for k in key], np.arange(L)] = 1
P_flow = MAP @ (PROF * (1 + VAT)[:, None])  # NF x 120
P_vat = MAP @ (PROF * VAT[:, None]).reshape(L, 40, 3).sum(2)  # NF x 40
P_res = MAP @ PROF.reshape(L, Y, 12).sum(2)
P_mun = MAP @ (PROF * W[:, None]).reshape(L, Y, 12).sum(2)
# per year block: 12 flows | 4 vat quarters | res | mun  = 18 columns
PY = np.stack(
    [
        np.concatenate(
            [
                P_flow[:, 12 * y : 12 * y + 12],
                P_vat[:, 4 * y : 4 * y + 4],
                P_res[:, y : y + 1],
                P_mun[:, y : y + 1],
            ],
            1,
        )
        for y in range(Y)
    ]
)  # Y x NF x 18
_c = {}


def _PY(dt):
    if dt not in _c:
        _c[dt] = np.ascontiguousarray(PY.astype(dt))
    return _c[dt]


def d_year(X, I):
    """Factors times index, then one small matrix product per calendar year; nothing larger is held."""
    n = len(X)
    dt = X.dtype
    X1 = np.concatenate([X, np.ones((n, 1), dt)], 1)
    F = X1[:, FA] * X1[:, FB]
    P = _PY(dt)
    pay, it = loans(X)
    res = np.empty((n, Y), dt)
    mun = np.empty((n, Y), dt)
    cash = np.empty((n, Y), dt)
    off = np.full(n, CASH0, dt)
    short = np.zeros(n, bool)
    pv = np.zeros(n, dt)
    for y in range(Y):
        B = (F * I[:, FG, y]) @ P[y]
        f = B[:, :12]
        f[:, 0] -= pv
        f[:, 3] -= B[:, 12]
        f[:, 6] -= B[:, 13]
        f[:, 9] -= B[:, 14]
        pv = B[:, 15].copy()
        for j in range(2):
            if LS[j] <= 12 * y < LS[j] + LN[j]:
                f -= pay[j][:, None]
            if LS[j] == 12 * y:
                f[:, 0] += LA[j] * (1 - X[:, 10 + j])
        f[:, 0] += off
        c = np.cumsum(f, 1)
        short |= c.min(1) < 0
        off = c[:, 11]
        off = off - dt.type(PAY) * np.maximum(0, off - dt.type(CAP))
        cash[:, y] = off
        res[:, y] = B[:, 16]
        mun[:, y] = B[:, 17]
    return res - it, cash, mun, short


def d_yearT(XT, IT, out):
    """Transposed layout (factors x draws), XT 27 x n with ones in row 26, IT G x Y x n.

    The draws of a month lie together, so that each month is a plain addition of vectors.
    """
    n = XT.shape[1]
    dt = XT.dtype
    P = _PYT(dt)
    F = XT[FA] * XT[FB]
    pay, it = loansT(XT)
    res, cash, mun, short = out
    off = np.full(n, CASH0, dt)
    pv = np.zeros(n, dt)
    mn = np.full(n, np.inf, dt)
    B = np.empty((18, n), dt)
    FI = np.empty_like(F)
    for y in range(Y):
        for g in range(G):
            np.multiply(F[GS[g]], IT[g, y], out=FI[GS[g]])
        np.matmul(P[y], FI, out=B)
        p = np.zeros(n, dt)
        for j in range(2):
            if LS[j] <= 12 * y < LS[j] + LN[j]:
                p += pay[j]
        for j in range(2):
            if LS[j] == 12 * y:
                B[0] += dt.type(LA[j]) * (1 - XT[10 + j])
        B[0] -= pv
        B[3] -= B[12]
        B[6] -= B[13]
        B[9] -= B[14]
        pv = B[15].copy()
        for m in range(12):
            off += B[m]
            off -= p
            np.minimum(mn, off, out=mn)
        off -= dt.type(PAY) * np.maximum(0, off - dt.type(CAP))
        cash[y] = off
        np.subtract(B[16], it[y], out=res[y])
        mun[y] = B[17]
    np.less(mn, 0, out=short)


GS = [slice(int(np.argmax(g == FG)), int(np.argmax(g == FG) + (g == FG).sum())) for g in range(G)]
_ct = {}


def _PYT(dt):
    if dt not in _ct:
        _ct[dt] = np.ascontiguousarray(PY.transpose(0, 2, 1).astype(dt))
    return _ct[dt]


def loansT(XT):
    n = XT.shape[1]
    dt = XT.dtype
    D = dt.type
    pay = []
    intr = np.zeros((Y, n), dt)
    for j in range(2):
        r = np.maximum(D(0.001), D(LR[j] - 0.1) + D(0.1) * XT[16 + j]) / D(12)
        N = int(LN[j])
        l1 = np.log1p(r)
        a = D(LA[j]) * r / -np.expm1(-N * l1)
        g12 = np.exp(12 * l1)
        ap = a / r
        bal = np.full(n, LA[j], dt)
        y0 = int(LS[j]) // 12
        for y in range(y0, min(Y, y0 + N // 12)):
            nb = bal * g12
            nb -= ap * (g12 - 1)
            intr[y] += 12 * a - bal + nb
            bal = nb
        pay.append(a)
    return pay, intr


def run_chunked_T(XT, IT, chunk, pool=None):
    n = XT.shape[1]
    dt = XT.dtype
    res = np.empty((Y, n), dt)
    cash = np.empty((Y, n), dt)
    mun = np.empty((Y, n), dt)
    short = np.empty(n, bool)

    def go(s):
        e = min(n, s + chunk)
        d_yearT(XT[:, s:e], IT[:, :, s:e], (res[:, s:e], cash[:, s:e], mun[:, s:e], short[s:e]))

    if pool:
        list(pool.map(go, range(0, n, chunk)))
    else:
        for s in range(0, n, chunk):
            go(s)
    return res.T, cash.T, mun.T, short


def run_chunked(fn, X, I, chunk, pool=None):
    n = len(X)
    outs = [None] * ((n + chunk - 1) // chunk)

    def go(i):
        outs[i] = fn(X[i * chunk : (i + 1) * chunk], I[i * chunk : (i + 1) * chunk])

    if pool:
        list(pool.map(go, range(len(outs))))
    else:
        for i in range(len(outs)):
            go(i)
    return tuple(np.concatenate(c) for c in zip(*outs, strict=True))
