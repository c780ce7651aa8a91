"""Floor 8: what people see of a study: tables, words, workbook, charts. Never computes on amounts."""
