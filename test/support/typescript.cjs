/** Lets a plain node process of a test run the TypeScript sources: `node -r test/support/typescript.cjs file.ts`. */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');

const root = join(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/vilplats-tests');
const settings = readFileSync(join(root, '.swcrc')) + require('@swc/core/package.json').version;

/** What a file compiles to; kept by its content, for every thread and process of a test starts with all of the sources. */
function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(cache, `${createHash('sha256').update(settings).update(file).update(source).digest('hex')}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { filename: file, sourceMaps: false });
    keep(kept, code);
    return code;
  }
}

/** Written beside its place first, so that nobody reads half of it. */
function keep(file, code) {
  mkdirSync(cache, { recursive: true });
  const beside = `${file}.${process.pid}.${threadId}`;
  writeFileSync(beside, code);
  renameSync(beside, file);
}

const compile = (module, file) => module._compile(compiled(file), file);
require.extensions['.ts'] = compile;
require.extensions['.tsx'] = compile;
