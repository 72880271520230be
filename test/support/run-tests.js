/** `npm test`: everything set up, everything built, every test run, and one line at the end that says how it went. */
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { availableParallelism, tmpdir } = require('node:os');
const { join } = require('node:path');
const { findChromium } = require('./find-chromium.js');
const { findRedis } = require('./find-redis.js');

const root = join(__dirname, '../..');
const projects = ['unit', 'medium', 'e2e'];

function main() {
  for (const find of [findRedis, findChromium]) prepare(find);
  build();
  const directory = mkdtempSync(join(tmpdir(), 'vilplats-tests-'));
  const results = projects.map((project) => runProject(project, join(directory, `${project}.json`)));
  rmSync(directory, { recursive: true, force: true });
  summarise(results);
}

/** What is missing here fails the specs that need it, not the others. */
function prepare(find) {
  try {
    find();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
}

function build() {
  const nest = spawnSync(process.execPath, [require.resolve('@nestjs/cli/bin/nest.js'), 'build'], { cwd: root, stdio: 'inherit' });
  if (nest.status !== 0) finish(0, 1, 'The build failed, so no test was run.');
  spawnSync(process.execPath, [join(__dirname, 'link-bin.js')], { cwd: root, stdio: 'inherit' });
}

/** Specs without a server share nothing, and so two at least run side by side; the others leave a core to their servers, as Jest does by itself. */
const sideBySide = { unit: [`--maxWorkers=${Math.max(2, availableParallelism() - 1)}`] };

/** Arguments of npm test are passed on to Jest: `npm test -- --testPathPatterns bookings`. */
function runProject(project, report) {
  const config = join(root, 'test/architecture/jest.config.cjs');
  const args = ['--config', config, '--selectProjects', project, '--passWithNoTests', '--json', '--outputFile', report, ...(process.argv.length > 2 ? process.argv.slice(2) : sideBySide[project] ?? [])];
  const jest = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return resultFrom(project, report, jest.status);
}

/** A test skipped is a test that failed to run; a file or a setup that broke is one failure more. */
function resultFrom(project, report, status) {
  try {
    const found = JSON.parse(readFileSync(report, 'utf8'));
    const skipped = found.numPendingTests + found.numTodoTests;
    const failed = found.numFailedTests + found.numRuntimeErrorTestSuites + (process.argv.length > 2 ? 0 : skipped);
    return { project, passed: found.numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1), skipped };
  } catch {
    return { project, passed: 0, failed: 1, skipped: 0 };
  }
}

function summarise(results) {
  process.stdout.write('\n');
  for (const { project, passed, failed, skipped } of results) {
    process.stdout.write(`${project}: ${passed} passed, ${failed} failed${skipped > 0 ? `, of which ${skipped} skipped` : ''}.\n`);
  }
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  finish(sum('passed'), sum('failed'), sum('passed') + sum('failed') === 0 ? 'No test was run.' : '');
}

function finish(passed, failed, remark) {
  if (remark) process.stderr.write(`${remark}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

try {
  main();
} catch (error) {
  finish(0, 1, error.stack);
}
