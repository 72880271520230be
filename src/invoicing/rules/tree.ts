import { create } from 'xmlbuilder2';

/** An element of a document, by the usual prefixes `cac:` and `cbc:` whatever its writer called them. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text where it holds no elements. */
  readonly text: string;
}

interface DomNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

const prefixes: readonly (readonly [string, string])[] = [['CommonAggregateComponents-2', 'cac:'], ['CommonBasicComponents-2', 'cbc:'], ['CommonExtensionComponents-2', 'ext:']];

/** The document as elements; throws where the text is no XML, or has a document type, which no invoice needs. */
export function treeOf(xml: string): Element {
  if (!xml.includes('<')) throw new Error('it holds no element');
  if (/<!DOCTYPE/i.test(xml)) throw new Error('it has a document type declaration');
  return elementOf(create(xml).root().node as unknown as DomNode);
}

function elementOf(node: DomNode): Element {
  const children = [...node.childNodes].filter((child) => child.nodeType === 1).map(elementOf);
  const namespace = node.namespaceURI ?? '';
  const prefix = prefixes.find(([end]) => namespace.endsWith(end))?.[1] ?? '';
  const attributes = new Map([...(node.attributes ?? [])].map(({ name, value }) => [name, value]));
  return { name: prefix + node.localName, namespace, attributes, children, text: children.length === 0 ? (node.textContent ?? '').trim() : '' };
}

/** Elements under a path of names such as `cac:Price/cbc:PriceAmount`. */
export const under = (element: Element, path: string): Element[] =>
  path.split('/').reduce<Element[]>((found, name) => found.flatMap((each) => each.children.filter((child) => child.name === name)), [element]);

export const firstUnder = (element: Element, path: string): Element | undefined => under(element, path)[0];

/** Text of the first element under a path; empty when there is none. */
export const textUnder = (element: Element, path: string): string => firstUnder(element, path)?.text ?? '';

/** The element and all in it. */
export const everyElement = (element: Element): Element[] => [element, ...element.children.flatMap(everyElement)];

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d{1,12}))?$/;
const DECIMALS = 12;

/** One, in the scale of `decimalOf`. */
export const one = 10n ** BigInt(DECIMALS);

/** A decimal number, exact, in units of 1e-12; undefined when the text is none. */
export function decimalOf(text: string): bigint | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return sign === '-' ? -value : value;
}

/** The number under a path, 0 when it is missing or none. */
export const numberUnder = (element: Element, path: string): bigint => decimalOf(textUnder(element, path)) ?? 0n;

export const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
