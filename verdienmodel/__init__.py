"""Whether a village's own company can live: scenario file -> graph -> begroting, workbook and explanation."""

__version__ = "0.1.0"
