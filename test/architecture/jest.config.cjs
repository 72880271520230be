const { resolve } = require('node:path');

/** One project a speed: unit (pure, seconds), medium (real PostgreSQL), e2e (the river, the pages), architecture. */
const esm = ['@nestjs', 'file-type', 'load-esm', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'preact', 'preact-render-to-string'];

// What the sources look up in every loop: handed to each file, as a global of Jest's sandbox takes many times longer. Not what a spec may replace, as Date.
const numbers = ['Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt', 'Math', 'Number', 'Infinity'];
const globals = [...numbers, 'Array', 'Atomics', 'Boolean', 'Error', 'JSON', 'Map', 'Object', 'Promise', 'RegExp', 'Set', 'String', 'Symbol', 'WeakMap'];

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: resolve(__dirname, '../..'),
  testMatch,
  testEnvironment: 'node',
  sandboxInjectedGlobals: globals,
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  // Threads load their files without Jest: they get the means to compile the sources.
  moduleNameMapper: {
    '^\\./solver-entry$': resolve(__dirname, '../support/solver-entry.ts'),
    '^\\./ring-entry$': resolve(__dirname, '../support/ring-entry.ts'),
    '^\\./crew-entry$': resolve(__dirname, '../support/crew-entry.ts'),
  },
  transformIgnorePatterns: [`node_modules/(?!(${esm.join('|')})/)`],
  ...more,
});

const database = {
  globalSetup: resolve(__dirname, '../support/start-database.ts'),
  globalTeardown: resolve(__dirname, '../support/stop-database.ts'),
};

module.exports = {
  testTimeout: 30_000,
  projects: [
    project('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx', '<rootDir>/test/golden/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts', '<rootDir>/test/bench/**/*.spec.ts']),
    project('medium', ['<rootDir>/test/medium/**/*.spec.ts'], database),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'], database),
  ],
};
