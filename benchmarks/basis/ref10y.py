"""Ref10y: the reference workload. Everything is spelled out by formula; there is no hidden data.

T=120 months, Y=10 years, L=60 lines, 5 units, 30 uncertain inputs = 26 scalars + 4 price-index paths.
Scalar inputs k (multipliers around 1), Gaussian copula R_ij = 1 | .30 same block of 5 | .05 otherwise
  k 0..9   PERT(min=.80-.01*(k%3), mode=1, max=1.35), lambda=4
  k 10..15 triangular(.7,1,1.2)
  k 16..19 normal(1,.1)
  k 20..23 lognormal(mu=-.5*.15**2, s=.15)
  k 24,25  Bernoulli p=.8/.6: value 1 if success else .5
Price index g=0..3 (year step): infl[0]=mu+dev0 ; infl[y]=mu+phi*(infl[y-1]-mu)+sigma*eps[y];
  idx[0]=1 ; idx[y]=exp(sum_{j=1..y} infl[j]); eps cross-correlation .4 between indices; 9 shocks each
  => 26 + 4*9 = 62 standard normals per draw
Line l: amount[l,t] = sign*base*X[a]*X[b]*idx[g,year(t)]*season[l,t%12]*active[l,t]
  sign=+1 if l%3==0 else -1 ; base = 1550+137*(7l%20) (income) | 800+53*(11l%20) (cost)
  a = l%26 unless l%4==3 ; b=(7l+3)%26 if l even ; g=l%4 ; vat=(0,.21,.09,0)[(l//2)%4]
  season=1+.2*sin(2*pi*(m+l)/12) ; start = 12*(l%3)+l%12 if l%5==4 else 0
  end = 96 if l%7==0 and l>0 else 120
VAT: cash gets amount*(1+vat); the quarter's net VAT is paid in the first month of the next (the last: never)
Loans j=0,1: A=(400e3,250e3), start month (0,12), n=(120,108),
  rate/yr = max(.001,(.035,.045)[j]+.1*(X[16+j]-1))
  annuity A*r/(1-(1+r)^-n), r=rate/12, first payment in start month; capex at start = A*X[10+j], drawdown A
Reserve rule: after the December cash of each year payout = .5*max(0, cash-150e3)
Opening cash 60e3. Municipality: muni_y = sum_l w_l*amount ; w=-.4 if l%5==2, .25 if l%5==1
Outputs: result_y = sum_l amount - interest ; cash at year end ; muni_y ; short = any month cash<0
  P10/P50/P90 per year
"""

import numpy as np
from scipy import special as sp

T, Y, L, NS, G = 120, 10, 60, 26, 4
l = np.arange(L)
SIGN = np.where(l % 3 == 0, 1.0, -1.0)
BASE = np.where(l % 3 == 0, 1550 + 137.0 * (7 * l % 20), 800 + 53.0 * (11 * l % 20))
IA = np.where(l % 4 != 3, l % 26, -1)
IB = np.where(l % 2 == 0, (7 * l + 3) % 26, -1)
IG = l % 4
VAT = np.array([0, 0.21, 0.09, 0])[(l // 2) % 4]
START = np.where(l % 5 == 4, 12 * (l % 3) + l % 12, 0)
END = np.where((l % 7 == 0) & (l > 0), 96, 120)
t = np.arange(T)
YR = t // 12
SEASON = 1 + 0.2 * np.sin(2 * np.pi * ((t % 12)[None, :] + l[:, None]) / 12)
ACTIVE = ((t[None, :] >= START[:, None]) & (t[None, :] < END[:, None])).astype(float)
PROF = (SIGN * BASE)[:, None] * SEASON * ACTIVE  # L x T deterministic monthly profile
W = np.where(l % 5 == 2, -0.4, np.where(l % 5 == 1, 0.25, 0.0))
LA = np.array([400e3, 250e3])
LS = np.array([0, 12])
LN = np.array([120, 108])
LR = np.array([0.035, 0.045])
CASH0, CAP, PAY = 60e3, 150e3, 0.5
MU = np.array([0.02, 0.03, 0.025, 0.02])
PHI = 0.6
SIG = np.array([0.01, 0.012, 0.02, 0.05])
DEV0 = np.array([0.01, 0.015, 0.01, -0.02])
R = np.full((NS, NS), 0.05)
R[(np.arange(NS)[:, None] // 5) == (np.arange(NS)[None, :] // 5)] = 0.30
np.fill_diagonal(R, 1)
CH = np.linalg.cholesky(R)
RI = np.full((G, G), 0.4)
np.fill_diagonal(RI, 1)
CHI = np.linalg.cholesky(RI)
NDIM = NS + G * (Y - 1)
KIND = ["pert"] * 10 + ["tri"] * 6 + ["norm"] * 4 + ["logn"] * 4 + ["bern"] * 2


def _pert(k):
    a, m, b = 0.80 - 0.01 * (k % 3), 1.0, 1.35
    return a, b, 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)


def _ppf(k, z):
    """Exact marginal from correlated standard normal z."""
    kd = KIND[k]
    if kd == "pert":
        a, b, p, q = _pert(k)
        return a + (b - a) * sp.betaincinv(p, q, sp.ndtr(z))
    if kd == "tri":
        a, m, b = 0.7, 1.0, 1.2
        u = sp.ndtr(z)
        c = (m - a) / (b - a)
        return np.where(u < c, a + np.sqrt(u * (b - a) * (m - a)), b - np.sqrt((1 - u) * (b - a) * (b - m)))
    if kd == "norm":
        return 1 + 0.1 * z
    if kd == "logn":
        return np.exp(-0.5 * 0.15**2 + 0.15 * z)
    return np.where(z <= sp.ndtri((0.8, 0.6)[k - 24]), 1.0, 0.5)


# Table: x(z) on uniform z grid, linear interpolation, direct index (no binary search)
ZL, ZN = 8.0, 4096
_zg = np.linspace(-ZL, ZL, ZN + 1)
TAB = np.stack([_ppf(k, _zg) for k in range(16)])


def scalars_exact(z):  # z: N x 26 correlated -> X N x 26
    return np.stack([_ppf(k, z[:, k]) for k in range(NS)], 1)


def scalars_table(z):
    X = np.empty_like(z)
    s = ZN / (2 * ZL)
    for k in range(16):
        f = (z[:, k] + z.dtype.type(ZL)) * z.dtype.type(s)
        i = f.astype(np.int32)
        np.clip(i, 0, ZN - 1, out=i)
        f -= i
        tb = TAB[k].astype(z.dtype)
        lo = tb[i]
        X[:, k] = lo + f * (tb[i + 1] - lo)
    X[:, 16:20] = 1 + z.dtype.type(0.1) * z[:, 16:20]
    X[:, 20:24] = np.exp(z.dtype.type(-0.5 * 0.15**2) + z.dtype.type(0.15) * z[:, 20:24])
    for j in (24, 25):
        X[:, j] = np.where(z[:, j] <= sp.ndtri((0.8, 0.6)[j - 24]), 1.0, 0.5)
    return X


def indices(e):  # e: N x 36 iid normals -> idx N x G x Y
    n = len(e)
    dt = e.dtype.type
    eps = e.reshape(n, Y - 1, G) @ CHI.T.astype(e.dtype)
    idx = np.ones((n, G, Y), e.dtype)
    inf = np.broadcast_to((MU + DEV0).astype(e.dtype), (n, G)).copy()
    lg = np.zeros((n, G), e.dtype)
    mu = MU.astype(e.dtype)
    sg = SIG.astype(e.dtype)
    for y in range(1, Y):
        inf = mu + dt(PHI) * (inf - mu) + sg * eps[:, y - 1]
        lg += inf
        idx[:, :, y] = lg
    np.exp(idx[:, :, 1:], out=idx[:, :, 1:])
    return idx


def from_normals(z, exact=True):
    zc = z[:, :NS] @ CH.T.astype(z.dtype)
    X = scalars_exact(zc) if exact else scalars_table(zc)
    return X, indices(z[:, NS:])


def sample(n, seed=1, exact=True, dtype=np.float64):
    z = np.random.Generator(np.random.SFC64(seed)).standard_normal((n, NDIM), dtype=dtype)
    return from_normals(z, exact)


def stats(res, cash, muni, short):
    q = [10, 50, 90]
    return {
        "result": np.percentile(res, q, axis=0),
        "cash": np.percentile(cash, q, axis=0),
        "muni": np.percentile(muni, q, axis=0),
        "p_short": float(np.mean(short)),
    }


# loans: vectorised closed form, returns flow N x T (cash) and interest N x Y
def loans(X):
    n = len(X)
    dt = X.dtype
    pay = []
    intr = np.zeros((n, Y), dt)
    for j in range(2):
        r = np.maximum(0.001, LR[j] + 0.1 * (X[:, 16 + j] - 1)) / 12
        N = LN[j]
        a = LA[j] * r / (1 - (1 + r) ** -N)
        # balance after k payments: A(1+r)^k - a((1+r)^k-1)/r ; interest in a year = payments - principal
        g12 = (1 + r) ** 12
        ap = a / r
        bal = np.full(n, LA[j], dt)
        y0 = LS[j] // 12
        for y in range(y0, min(Y, y0 + N // 12)):
            nb = bal * g12 - ap * (g12 - 1)
            intr[:, y] += 12 * a - (bal - nb)
            bal = nb
        pay.append(a)
    return pay, intr
