import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { peppolBreaches } from '../invoicing/peppol-checks';
import { Problem } from '../shared/problem';
import { officialRules, type RuleSetResult } from './official-rules';

/** Holds documents against our own checks and, where a folder of them is given, the official rules; ends with 1 where a rule is broken. */
export function checkInvoices(files: readonly string[], rules: string | undefined): void {
  for (const file of files) {
    const own = peppolBreaches(textOf(file)).map(({ code, detail }) => `${code} ${detail}`);
    const results: RuleSetResult[] = [own.length === 0 ? { rules: 'own checks', outcome: 'passed', warnings: [] } : { rules: 'own checks', outcome: 'broken', breaches: own, warnings: [] }, ...officialRules(file, rules)];
    process.stdout.write(`${basename(file)}\n${results.flatMap(linesOf).map((line) => `  ${line}\n`).join('')}`);
    if (results.some(({ outcome }) => outcome === 'broken')) process.exitCode = 1;
  }
}

function linesOf(result: RuleSetResult): string[] {
  if (result.outcome === 'skipped') return [`${result.rules}: skipped, ${result.why}`];
  const warnings = result.warnings.map((text) => `  warning: ${text}`);
  if (result.outcome === 'passed') return [`${result.rules}: passed`, ...warnings];
  return [`${result.rules}: ${result.breaches.length} broken`, ...result.breaches.map((text) => `  ${text}`), ...warnings];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem('no-file', 'missing', `There is no file "${file}" that can be read; give the path of an invoice in XML.`);
  }
}
