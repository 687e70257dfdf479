"""How sure a proportion is: the lower end of the 95 % Wilson interval orders boards, so 1 of 1 does not beat 40 of 50.

E. B. Wilson, Probable inference, the law of succession and statistical inference, JASA 22 (1927). Pure: no Django.
"""

from math import sqrt

Z_95 = 1.959963984540054


def wilson_lower(k: int, n: int, z: float = Z_95) -> float | None:
    """The lower end of the interval for k of n, between 0 and k/n; None if n is 0. ValueError unless 0 <= k <= n."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no proportion")
    if n == 0:
        return None
    if k == 0:
        return 0.0  # exactly, where the formula leaves a trace of rounding
    rate, square = k / n, z * z
    centre = rate + square / (2 * n)
    margin = z * sqrt((rate * (1 - rate) + square / (4 * n)) / n)
    return (centre - margin) / (1 + square / n)
