/* Squiggle runs part of ref10y: the lines and the cash, for all samples at once.

Left out: VAT, loans, the reserve rule, the municipality, and every correlation, also that between the price indices.

Run: andere/bin/python benchmarks/andere/squiggle_params.py params.json
     node benchmarks/andere/met_squiggle.mjs params.json [samples]
*/

import { readFileSync } from "node:fs";
import { run } from "@quri/squiggle-lang";

const P = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const samples = Number(process.argv[3] ?? 5000);

function distribution(k) {
  if (k < 10) {
    const [low, high, p, q] = P.PERT[k];
    return `${low} + ${high - low} * beta(${p}, ${q})`;
  }
  if (k < 16) return "triangular(0.7, 1, 1.2)";
  if (k < 20) return "normal(1, 0.1)";
  if (k < 24) return `lognormal(${-0.5 * 0.15 ** 2}, 0.15)`;
  const chance = k === 24 ? 0.8 : 0.6;
  return `mx(1, 0.5, [${chance}, ${1 - chance}])`;
}

function priceIndex(g) {
  const lines = [`inflation${g}_0 = ${P.MU[g] + P.DEV0[g]}`, `total${g}_0 = 0`, `index${g}_0 = 1`];
  for (let y = 1; y < 10; y++) {
    const shock = `SampleSet.fromDist(normal(0, ${P.SIG[g]}))`;
    const mean = P.MU[g] * (1 - P.PHI);
    lines.push(`inflation${g}_${y} = ${mean} + ${P.PHI} * inflation${g}_${y - 1} + ${shock}`);
    lines.push(`total${g}_${y} = total${g}_${y - 1} + inflation${g}_${y}`);
    lines.push(`index${g}_${y} = exp(total${g}_${y})`);
  }
  return lines;
}

function factor(line) {
  const inputs = [P.IA[line], P.IB[line]].filter((k) => k >= 0);
  return `f${line} = ${inputs.map((k) => `x${k}`).join(" * ") || "1"}`;
}

function cash(month) {
  const groups = [0, 1, 2, 3].map((g) => {
    const terms = [];
    for (let line = g; line < 60; line += 4) {
      if (P.PROF[line][month] !== 0) terms.push(`f${line} * (${P.PROF[line][month]})`);
    }
    return `(${terms.join(" + ")}) * index${g}_${Math.floor(month / 12)}`;
  });
  return `cash${month + 1} = cash${month} + ${groups.join(" + ")}`;
}

function program() {
  const code = [];
  for (let k = 0; k < 26; k++) code.push(`x${k} = SampleSet.fromDist(${distribution(k)})`);
  for (let g = 0; g < 4; g++) code.push(...priceIndex(g));
  for (let line = 0; line < 60; line++) code.push(factor(line));
  code.push(`cash0 = ${P.CASH0}`);
  for (let month = 0; month < 120; month++) code.push(cash(month));
  code.push("quantile(cash120, 0.5)");
  return code.join("\n");
}

function version() {
  const main = new URL(import.meta.resolve("@quri/squiggle-lang"));
  return JSON.parse(readFileSync(new URL("../package.json", main), "utf-8")).version;
}

const code = program();
const start = performance.now();
const { result } = await run(code, { environment: { sampleCount: samples, xyPointLength: 1000, seed: "a" } });
const seconds = (performance.now() - start) / 1000;
if (!result.ok) throw new Error(result.value.toString());
const line = {
  programma: "Squiggle",
  versie: version(),
  trekkingen: samples,
  seconden: Number(seconds.toFixed(3)),
  trekkingen_per_seconde: Number((samples / seconds).toFixed(2)),
  wat: `alleen posten en kas; geen btw, leningen, samenhang; P50 van de kas: ${result.value.result}`,
};
console.log(JSON.stringify(line));
