const { install, onPath } = require('./debian.js');

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium for the browser specs: CHROMIUM, else on PATH, else installed by apt as root; throws when none can be had. */
function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const path = onPath(...names);
  if (path !== undefined) return path;
  install('chromium');
  return onPath(...names) ?? refuse();
}

function refuse() {
  throw new Error('No Chromium for the browser specs: none is on PATH and apt could not install it. Install one, or set CHROMIUM to its path.');
}

module.exports = { findChromium };
