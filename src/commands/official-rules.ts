import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { everyElement, treeOf, type Element } from '../invoicing/rules/tree';

/** How one set of rules took a document; a set that was not run is never passed. */
export type RuleSetResult =
  | { readonly rules: string; readonly outcome: 'passed'; readonly warnings: readonly string[] }
  | { readonly rules: string; readonly outcome: 'broken'; readonly breaches: readonly string[]; readonly warnings: readonly string[] }
  | { readonly rules: string; readonly outcome: 'skipped'; readonly why: string };

const skipped = (rules: string, why: string): RuleSetResult => ({ rules, outcome: 'skipped', why });
const judged = (rules: string, breaches: readonly string[], warnings: readonly string[] = []): RuleSetResult =>
  breaches.length === 0 ? { rules, outcome: 'passed', warnings } : { rules, outcome: 'broken', breaches, warnings };

/** Debian's libsaxonhe-java. */
const usualJar = '/usr/share/java/Saxon-HE.jar';

/** Runs the official rules that lie under a folder, which the house does not ship: the UBL schemas, and rules compiled from Schematron to XSLT. */
export function officialRules(file: string, folder: string | undefined): RuleSetResult[] {
  if (folder === undefined) return ['UBL 2.1 schema', 'EN 16931 and Peppol'].map((rules) => skipped(rules, 'no folder of rules is given (--rules or PEPPOL_RULES)'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).sort();
  return [schema(file, files, folder), ...stylesheets(file, files, folder)];
}

function schema(file: string, files: readonly string[], folder: string): RuleSetResult {
  const root = /<(?:\w+:)?CreditNote[\s>]/.test(readFileSync(file, 'utf8').slice(0, 2000)) ? 'CreditNote' : 'Invoice';
  const name = `UBL-${root}-2.1.xsd`;
  const found = files.find((each) => basename(each) === name);
  if (found === undefined) return skipped('UBL 2.1 schema', `no ${name} lies under ${folder}`);
  const { error, status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--huge', '--schema', found, file], { encoding: 'utf8' });
  if (error) return skipped('UBL 2.1 schema', 'xmllint cannot be run; install libxml2-utils');
  const lines = stderr.split('\n').filter((line) => line !== '' && !/ (?:validates|fails to validate)$/.test(line));
  return judged('UBL 2.1 schema', status === 0 ? [] : lines.length === 0 ? [`xmllint ended with ${status ?? 'a signal'}`] : lines);
}

const isRules = (file: string): boolean => /\.xslt?$/.test(file) && readFileSync(file, 'utf8').includes('failed-assert');

function stylesheets(file: string, files: readonly string[], folder: string): RuleSetResult[] {
  const found = files.filter(isRules);
  if (found.length === 0) return [skipped('EN 16931 and Peppol', `no rules compiled to XSLT lie under ${folder}${files.some((each) => each.endsWith('.sch')) ? ', only Schematron, which must be compiled first' : ''}`)];
  const jar = process.env['SAXON_JAR'] ?? files.find((each) => /saxon[^/]*\.jar$/i.test(each)) ?? usualJar;
  if (!existsSync(jar)) return found.map((rules) => skipped(basename(rules), `no Saxon is found at ${jar}; install libsaxonhe-java or set SAXON_JAR`));
  return found.map((rules) => transformed(file, rules, jar));
}

function transformed(file: string, rules: string, jar: string): RuleSetResult {
  const out = mkdtempSync(join(tmpdir(), 'vilplats-rules-'));
  try {
    const report = join(out, 'report.xml');
    const { error, status, stderr } = spawnSync('java', ['-Xss16m', '-cp', jar, 'net.sf.saxon.Transform', `-s:${file}`, `-xsl:${rules}`, `-o:${report}`], { encoding: 'utf8' });
    if (error) return skipped(basename(rules), 'java cannot be run');
    if (status !== 0 || !existsSync(report)) return judged(basename(rules), [`the rules could not be run: ${stderr.trim().split('\n').at(-1) ?? ''}`]);
    return judgedBy(basename(rules), readFileSync(report, 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** A report in which no rule was tried proves nothing. */
function judgedBy(rules: string, report: string): RuleSetResult {
  const elements = report.includes('fired-rule') ? everyElement(treeOf(report)) : [];
  if (!elements.some(({ name }) => name === 'fired-rule')) return skipped(rules, 'none of its rules bears on this document');
  const failed = elements.filter(({ name }) => name === 'failed-assert');
  const told = (isWarning: boolean): string[] => failed.filter(({ attributes }) => (attributes.get('flag') === 'warning') === isWarning).map(sentence);
  return judged(rules, told(false), told(true));
}

const sentence = ({ attributes, children }: Element): string => `${attributes.get('id') ?? ''} ${(children[0]?.text ?? '').replace(/\s+/g, ' ')}`.trim();
