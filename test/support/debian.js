const { execFileSync, spawnSync } = require('node:child_process');

/** Path of the first of these programs that is installed. */
function onPath(...names) {
  for (const name of names) {
    const found = spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** Installs a package of Debian where this process may: as root, where there is apt. */
function install(name) {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return;
  process.stdout.write(`Installing ${name} from Debian ...\n`);
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
}

/** Runs a program in silence, and tells what it said when it failed. RUNLEVEL keeps packages from starting services. */
function run(program, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  try {
    execFileSync(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    process.stderr.write(`${program} ${args.join(' ')}: ${String(error.stderr || error.message).trim()}\n`);
  }
}

module.exports = { onPath, install, run };
