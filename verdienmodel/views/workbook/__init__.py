"""The living workbook: the same graph as formulas on input cells."""

from verdienmodel.views.workbook.writer import workbook_bytes, write_workbook

__all__ = ["workbook_bytes", "write_workbook"]
