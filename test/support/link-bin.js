/**
 * Makes `npx vilplats` work in a clone after `npm install` alone: npx runs what it finds in node_modules/.bin at once,
 * while npm makes no such entry for the package it installs in.
 */
const { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '../..');
const program = join(root, 'dist/src/cli.js');
const bin = join(root, 'node_modules/.bin');

function linkBin() {
  if (!existsSync(program)) {
    process.stderr.write(`${relative(root, program)} is not built, so npx vilplats will not find it.\n`);
    return;
  }
  mkdirSync(bin, { recursive: true });
  chmodSync(program, 0o755);
  if (process.platform === 'win32') writeWrapper();
  else writeLink();
}

function writeLink() {
  const link = join(bin, 'vilplats');
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  symlinkSync(relative(bin, program), link);
}

function writeWrapper() {
  writeFileSync(join(bin, 'vilplats.cmd'), `@node "%~dp0\\${relative(bin, program)}" %*\r\n`);
}

linkBin();
