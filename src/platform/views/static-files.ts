import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file for browsers. */
export interface StaticFile {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  /** Whether its address changes with its content. */
  readonly lasting: boolean;
}

/** In the order in which later rules may override earlier ones. */
const stylesheets = ['tokens', 'base', 'shell', 'controls', 'tables', 'charts', 'week-grid', 'lists', 'forms', 'student', 'print'];

const read = (file: string): string => readFileSync(join(__dirname, 'static', file), 'utf8');

/** `app.css` with a fingerprint of its content in its name. */
const fingerprinted = (stem: string, extension: string, type: string, body: string): StaticFile => ({
  name: `${stem}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${extension}`,
  type,
  body,
  lasting: true,
});

/** All the styles of the pages as one file. */
export const stylesheet = fingerprinted('vilplats', 'css', 'text/css; charset=utf-8', stylesheets.map((name) => read(`${name}.css`)).join('\n'));

/** Keeps blocks of a page as the server has them. */
export const liveScript = fingerprinted('live', 'js', 'text/javascript; charset=utf-8', read('live.js'));

const icon: StaticFile = { name: 'icon.svg', type: 'image/svg+xml', body: read('icon.svg'), lasting: false };

const files = new Map([stylesheet, liveScript, icon].map((file) => [file.name, file]));

/** The file of this name, if there is one. */
export const staticFile = (name: string): StaticFile | undefined => files.get(name);
