/** What a pattern for references must be, for people. */
export const patternShape = 'a regular expression of at most 100 characters whose repeated groups hold no repetition or alternative, without back references and look-around';

const longest = 100;
const REPETITION = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;

/** What is wrong with a pattern; undefined when it judges any text in time proportional to its length. */
export function faultOfPattern(source: string): 'too-long' | 'invalid-pattern' | 'unsafe-pattern' | undefined {
  if (source.length > longest) return 'too-long';
  if (!compiles(source)) return 'invalid-pattern';
  return isSafe(source) ? undefined : 'unsafe-pattern';
}

/** Whether the text is of the pattern's shape in whole. */
export const fitsPattern = (text: string, pattern: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text);

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

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
