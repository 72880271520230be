/** Lets a plain node process of a test run the TypeScript sources: `node -r test/support/typescript.cjs file.ts`. */
const { transformFileSync } = require('@swc/core');

const compile = (module, file) => module._compile(transformFileSync(file, { sourceMaps: 'inline' }).code, file);
require.extensions['.ts'] = compile;
require.extensions['.tsx'] = compile;
