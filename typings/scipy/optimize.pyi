from collections.abc import Callable, Mapping, Sequence

from numpy import float64
from numpy.typing import NDArray

class OptimizeResult:
    x: NDArray[float64]
    success: bool

def minimize(
    fun: Callable[[NDArray[float64]], tuple[float, NDArray[float64]]],
    x0: NDArray[float64],
    *,
    jac: bool,
    method: str,
    bounds: Sequence[tuple[float | None, float | None]],
    options: Mapping[str, float],
) -> OptimizeResult: ...
