import { create } from 'xmlbuilder2';

/** An element with its attributes, children and text, read without knowledge of who wrote it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

export function readXml(xml: string): Element {
  return elementOf(create(xml).root().node);
}

function elementOf(node: DomNode): Element {
  const children = [...node.childNodes].filter((child) => child.nodeType === 1).map(elementOf);
  const attributes = new Map([...(node.attributes ?? [])].map(({ name, value }) => [name, value]));
  return { name: node.nodeName, attributes, children, text: children.length === 0 ? (node.textContent ?? '').trim() : '' };
}

/** Elements under a path of names such as `cac:Price/cbc:PriceAmount`. */
export function at(element: Element, path: string): Element[] {
  return path.split('/').reduce<Element[]>((found, name) => found.flatMap((each) => each.children.filter((child) => child.name === name)), [element]);
}

/** Text of the first element under a path. */
export const textAt = (element: Element, path: string): string | undefined => at(element, path)[0]?.text;

/** Every element of the document. */
export const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];

/** A decimal as hundredths of an öre-like unit: exact to eight decimals. */
export function decimal(text: string | undefined): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text ?? '0');
  if (!match) throw new Error(`"${text ?? ''}" is no decimal`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * 100_000_000n + BigInt(fraction.padEnd(8, '0'));
  return sign === '-' ? -value : value;
}

export const decimalAt = (element: Element, path: string): bigint => decimal(textAt(element, path));
export const isDecimal = (text: string): boolean => /^-?\d+(\.\d{1,8})?$/.test(text);
