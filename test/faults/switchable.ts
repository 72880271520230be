import { createRequire } from 'node:module';

/** Lets a defect be switched on in this process while it runs, and off again: `process.send('no-keys.ts')`, and '' for none. */
type Undo = () => void;
const load = createRequire(__filename);
const undo: Undo[] = [];
const set = Reflect.set;

function off(): void {
  for (const one of undo.splice(0).reverse()) one();
}

function on(file: string): void {
  const path = load.resolve(`./mutants/${file}`);
  // what the defect puts in the place of the product's methods is remembered
  Reflect.set = (target: object, name: PropertyKey, value: unknown): boolean => {
    const before: unknown = Reflect.get(target, name);
    undo.push(() => set(target, name, before));
    return set(target, name, value);
  };
  try {
    load(path);
  } finally {
    Reflect.set = set;
    Reflect.deleteProperty(load.cache, path);
  }
}

process.on('message', (file: string) => {
  off();
  if (file !== '') on(file);
  process.send?.('switched');
});
