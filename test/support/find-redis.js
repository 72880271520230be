const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { homedir, tmpdir } = require('node:os');
const { join } = require('node:path');

/** Path of a real redis-server: on PATH, else installed by apt as root, else unpacked from Debian's package without root. */
function findRedis() {
  return onPath() ?? installed() ?? unpacked() ?? refuse();
}

function onPath() {
  const found = spawnSync('/bin/sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function installed() {
  if (process.getuid?.() !== 0 || !has('apt-get')) return undefined;
  quietly('apt-get', ['update', '-q']);
  quietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server']);
  return onPath();
}

function unpacked() {
  const home = join(homedir(), '.cache/vilplats/redis');
  const program = join(home, 'usr/bin/redis-server');
  if (runs(program, home)) return wrapped(program, home);
  if (!has('apt-get') || !has('dpkg-deb')) return undefined;
  const packages = ['redis-server', 'redis-tools', ...libraries()];
  const directory = mkdtempSync(join(tmpdir(), 'vilplats-redis-'));
  try {
    for (const name of packages) quietly('apt-get', ['download', name], directory);
    mkdirSync(home, { recursive: true });
    for (const file of readdirSync(directory)) quietly('dpkg-deb', ['-x', join(directory, file), home]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return runs(program, home) ? wrapped(program, home) : undefined;
}

/** Names of the shared libraries' packages that redis-server depends on, as this release of Debian calls them. */
function libraries() {
  const said = spawnSync('apt-cache', ['depends', '--recurse', '--no-recommends', '--no-suggests', '--no-conflicts', '--no-breaks', '--no-replaces', '--no-enhances', 'redis-tools'], { encoding: 'utf8' });
  return (said.stdout ?? '').split('\n').filter((line) => /^lib(?!c6|gcc|stdc)/.test(line)).map((line) => line.trim());
}

function runs(program, home) {
  return existsSync(program) && spawnSync(program, ['--version'], { env: environment(home) }).status === 0;
}

/** The unpacked libraries lie beside the program, which finds them through the environment alone. */
function wrapped(program, home) {
  Object.assign(process.env, environment(home));
  return program;
}

function environment(home) {
  const places = ['usr/lib', 'lib'].flatMap((base) => [`${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`].map((triplet) => join(home, base, triplet)));
  return { ...process.env, LD_LIBRARY_PATH: [...places, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

function has(program) {
  return spawnSync('/bin/sh', ['-c', `command -v ${program}`]).status === 0;
}

function quietly(program, args, cwd) {
  try {
    execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  } catch (error) {
    process.stderr.write(`${program} ${args.join(' ')}: ${String(error.stderr ?? error.message).trim()}\n`);
  }
}

function refuse() {
  throw new Error('No redis-server: it is not on PATH and apt could not fetch it. Install it, for instance with: apt-get install redis-server');
}

module.exports = { findRedis };
