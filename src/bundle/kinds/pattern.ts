import { accept, refuse, type CellKind } from '../cell-kind';

const accepts = 'a regular expression of at most 100 characters whose repeated groups hold no repetition or alternative, without back references and look-around';

/** A regular expression that judges any text in time proportional to its length. */
export const pattern: CellKind<string> = {
  name: 'pattern',
  accepts,
  sql: 'text',
  free: true,
  read(cell) {
    if (cell.length > 100) return refuse('too-long', accepts);
    if (!compiles(cell)) return refuse('invalid-pattern', accepts);
    return isSafe(cell) ? accept(cell) : refuse('unsafe-pattern', accepts);
  },
  write: (value) => value,
};

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

const REPETITION = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;

/** No repeated group holds a repetition or an alternative, and at most three parts are repeated without limit. */
function isSafe(source: string): boolean {
  const plain = source.replace(/\\[1-9k]/g, '\u0000').replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x').replaceAll('(?:', '(');
  if (plain.includes('\u0000') || plain.includes('(?')) return false;
  return repeatedGroupsArePlain(plain) && (plain.match(/[*+]|\{\d+,\}/g) ?? []).length <= 3;
}

function repeatedGroupsArePlain(plain: string): boolean {
  const varied: boolean[] = [false];
  for (let i = 0; i < plain.length; i += 1) {
    const character = plain.charAt(i);
    if (character === '(') varied.push(false);
    else if (character === ')') {
      const inner = varied.pop() ?? false;
      if (inner && REPETITION.test(plain.slice(i + 1))) return false;
      if (inner) varied[varied.length - 1] = true;
    } else if (character === '|' || REPETITION.test(plain.slice(i))) varied[varied.length - 1] = true;
  }
  return true;
}
