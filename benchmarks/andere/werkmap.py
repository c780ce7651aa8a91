"""Ref10y as a workbook: 16,295 formulas on ten sheets, without stored outcomes, so that who reads it has to calculate.

With chance, RAND draws the inputs. Those distributions are simpler than in ref10y: a normal around 1 for 24 inputs,
one chance for the other two, and price indices that do not remember their last year. There is no correlation.

Run: andere/bin/python benchmarks/andere/werkmap.py toeval.xlsx  (writes the workbook for LibreOffice, with chance)
"""

import sys
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name as column
from xlsxwriter.utility import xl_rowcol_to_cell as cell

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from ref10y import BASE, CASH0, END, IA, IB, IG, LA, LN, LR, LS, MU, NS, SEASON, SIG, SIGN, START, VAT, G, L, T, W, Y

SHEETS = ("Inputs", "Index", "Lines", "Amount", "VAT", "Loans", "Cash", "Year", "Muni", "Dash")


class Sheets:
    """The sheets of a workbook, and how many formulas they have."""

    def __init__(self, book):
        self.sheets = {name: book.add_worksheet(name) for name in SHEETS}
        self.formulas = 0

    def number(self, sheet, row, col, value):
        self.sheets[sheet].write_number(row, col, value)

    def formula(self, sheet, row, col, text):
        self.sheets[sheet].write_formula(row, col, text, None, "")
        self.formulas += 1


def write_inputs(to, x, index):
    for k in range(NS):
        to.number("Inputs", k, 1, x[k])
    for g in range(G):
        for y in range(Y):
            to.number("Index", g, y, index[g, y])


def write_chances(to):
    for k in range(NS):
        to.formula("Inputs", k, 1, "=NORMINV(RAND(),1,0.1)" if k < 24 else "=IF(RAND()<0.7,1,0.5)")
    for g in range(G):
        to.number("Index", g, 0, 1)
        for y in range(1, Y):
            to.formula("Index", g, y, f"={cell(g, y - 1)}*EXP(NORMINV(RAND(),{MU[g]},{SIG[g]}))")


def write_lines(to):
    """Factor, amount in each month of a year, first and last month, VAT and weight; then every month."""
    to.number("Inputs", NS, 1, 1)
    for q in range(L):
        to.formula("Lines", q, 1, f"=Inputs!B{IA[q] % 27 + 1}*Inputs!B{IB[q] % 27 + 1}")
        for month in range(12):
            to.number("Lines", q, 2 + month, SIGN[q] * BASE[q] * SEASON[q, month])
        for place, value in enumerate((START[q], END[q], VAT[q], W[q])):
            to.number("Lines", q, 14 + place, value)
        for m in range(T):
            runs = f"AND({m}>=Lines!$O{q + 1},{m}<Lines!$P{q + 1})"
            amount = f"Lines!$B{q + 1}*Lines!${column(2 + m % 12)}{q + 1}*Index!${column(m // 12)}${IG[q] + 1}"
            to.formula("Amount", q, m, f"=IF({runs},{amount},0)")
            to.formula("VAT", q, m, f"=Amount!{cell(q, m)}*Lines!$Q{q + 1}")


def write_loan(to, j):
    """Four rows for a loan: rate and annuity, balance, interest, payment."""
    top = 10 * j
    to.formula("Loans", top, 0, f"=MAX(0.001,{LR[j]}+0.1*(Inputs!$B${17 + j}-1))/12")
    to.formula("Loans", top, 1, f"={LA[j]}*A{top + 1}/(1-(1+A{top + 1})^-{LN[j]})")
    for m in range(T):
        col = 2 + m
        before = f"{cell(top + 1, col - 1)}-({cell(top + 3, col - 1)}-{cell(top + 2, col - 1)})"
        active = LS[j] <= m < LS[j] + LN[j]
        to.formula("Loans", top + 1, col, f"={LA[j]}" if m <= LS[j] else f"={before}")
        to.formula("Loans", top + 2, col, f"={cell(top + 1, col)}*$A${top + 1}" if active else "=0")
        to.formula("Loans", top + 3, col, f"=$B${top + 1}" if active else "=0")


def write_cash(to):
    """Four rows: flow, cash, payout, cash after payout; and whether any month is short."""
    for m in range(T):
        col = column(m)
        due = f"-SUM(VAT!{column(m - 3)}1:{column(m - 1)}60)" if m % 3 == 0 and m else ""
        invest = "".join(f"+{LA[j]}*(1-Inputs!B{11 + j})" for j in range(2) if LS[j] == m)
        loans = f"-Loans!{column(m + 2)}4-Loans!{column(m + 2)}14"
        opening = CASH0 if m == 0 else f"{column(m - 1)}4"
        to.formula("Cash", 0, m, f"=SUM(Amount!{col}1:{col}60)+SUM(VAT!{col}1:{col}60){due}{loans}{invest}")
        to.formula("Cash", 1, m, f"={opening}+{col}1")
        to.formula("Cash", 2, m, f"=0.5*MAX(0,{col}2-150000)" if m % 12 == 11 else "=0")
        to.formula("Cash", 3, m, f"={col}2-{col}3")
    to.formula("Cash", 5, 0, "=IF(MIN(A2:DP2)<0,1,0)")


def write_years(to):
    """Result, cash at the end and municipality by year."""
    for y in range(Y):
        first, last = column(12 * y), column(12 * y + 11)
        interest = "".join(f"-SUM(Loans!{column(12 * y + 2)}{r}:{column(12 * y + 13)}{r})" for r in (3, 13))
        to.formula("Year", 0, y, f"=SUM(Amount!{first}1:{last}60){interest}")
        to.formula("Year", 1, y, f"=Cash!{last}4")
        for q in range(L):
            to.formula("Muni", q, y, f"=SUM(Amount!{first}{q + 1}:{last}{q + 1})*Lines!$R{q + 1}")
        to.formula("Year", 2, y, f"=SUM(Muni!{column(y)}1:{column(y)}60)")


def write_charts(book, sheet):
    for number in range(8):
        chart = book.add_chart({"type": "line" if number % 2 else "column"})
        chart.add_series({"values": ["Year", number % 3, 0, number % 3, 9]})
        sheet.insert_chart(number // 2 * 16, number % 2 * 8, chart)


def write_workbook(path, x=None, index=None):
    """Write the workbook for one draw, or with chance when no draw is given; says how many formulas it has."""
    with Workbook(path) as book:
        to = Sheets(book)
        if x is None:
            write_chances(to)
        else:
            write_inputs(to, x, index)
        write_lines(to)
        for j in range(2):
            write_loan(to, j)
        write_cash(to)
        write_years(to)
        write_charts(book, to.sheets["Dash"])
    return to.formulas


if __name__ == "__main__":
    print(write_workbook(sys.argv[1]), "formules")
