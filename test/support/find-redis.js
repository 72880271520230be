const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { homedir, tmpdir } = require('node:os');
const { join } = require('node:path');
const { install, onPath, run } = require('./debian.js');

const home = join(homedir(), '.cache/vilplats/redis');
const unpackedProgram = join(home, 'usr/bin/redis-server');

/** Path of a real redis-server: on PATH, else installed by apt as root, else unpacked from Debian's packages without root. */
function findRedis() {
  const path = onPath('redis-server');
  if (path !== undefined) return path;
  install('redis-server');
  return onPath('redis-server') ?? unpacked() ?? refuse();
}

function unpacked() {
  if (!runs() && onPath('apt-get') !== undefined && onPath('dpkg-deb') !== undefined) unpack();
  if (!runs()) return undefined;
  process.env.LD_LIBRARY_PATH = libraryPath();
  return unpackedProgram;
}

/** With lists and cache of its own, apt needs no root to fetch packages. */
function unpack() {
  const directory = mkdtempSync(join(tmpdir(), 'vilplats-redis-'));
  const own = ['-q', '-o', `Dir::State::Lists=${join(directory, 'lists')}`, '-o', `Dir::Cache=${join(directory, 'cache')}`];
  try {
    for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(directory, name), { recursive: true });
    run('apt-get', [...own, 'update'], directory);
    for (const name of ['redis-server', 'redis-tools', ...libraries(own)]) run('apt-get', [...own, 'download', name], directory);
    mkdirSync(home, { recursive: true });
    for (const file of readdirSync(directory)) if (file.endsWith('.deb')) run('dpkg-deb', ['-x', join(directory, file), home]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Packages of the libraries that redis-server is linked to, as this release of Debian calls them. */
function libraries(own) {
  const said = spawnSync('apt-cache', [...own, 'depends', '--important', 'redis-tools'], { encoding: 'utf8' });
  return [...(said.stdout ?? '').matchAll(/Depends: ((?:lib|lua-)\S+)/g)].map((match) => match[1]).filter((name) => !/^lib(c6|gcc)/.test(name));
}

function runs() {
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath() };
  return existsSync(unpackedProgram) && spawnSync(unpackedProgram, ['--version'], { env }).status === 0;
}

function libraryPath() {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [join(home, 'usr/lib', triplet), join(home, 'lib', triplet), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}

function refuse() {
  throw new Error('No redis-server: it is not on PATH and apt could not fetch it. Install it, for instance with: apt-get install redis-server');
}

module.exports = { findRedis };
