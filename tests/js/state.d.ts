// What is kept of a learner: `state.js`.
/** Of a pass that came after a reset, the third is that reset's stamp. */
type Register = [stamp: number, value: any, after?: number];
/** `odd` is what this version doesn't understand and therefore leaves as it is. */
interface Kept { epoch: number; r: Map<string, Register>; odd: Map<string, any> }
type Told = "changed" | "cleared" | "trouble";
/** How many entries came from the file, lost to what is here (or are the same), and make no sense. */
interface Loaded {
  status: "loaded" | "not-json" | "other-kind" | "other-playbook" | "newer" | "too-large";
  added: number; kept: number; dropped: number;
}
interface Learn {
  get(key: string): any;
  /** The rest of each key that begins with `start`, and its value. */
  entries(start: string): [string, any][];
  /** A result (`pass/`) only ever gets better, unless it is set to null. Throws a TypeError where key or value is not to be kept. */
  set(key: string, value: any): void;
  /** Several at once, in one write: all of them or, with a TypeError, none. */
  update(changes: Record<string, any>): void;
  /** Clears one module; what it gives brings everything back, until the page is left or the computer cleared. */
  reset(module: string): () => void;
  clear(): void;
  save(): string;
  load(file: string): Loaded;
  on(listener: (what: Told) => void): void;
  notice(element: HTMLElement): void;
  /** Hands the reader a file; `{date}` in its name is today's. */
  download(name: string, text: string): void;
  now(): number;
  readonly trouble: null | "denied" | "full" | "corrupt" | "newer";
}
interface Registers {
  OF_MODULES: RegExp;
  count(value: any): boolean;
  isObject(value: any): boolean;
  clean(key: string, value: any): any;
  fits(key: string, value: any): boolean;
  canonical(value: any): string;
  order(a: any, b: any): number;
  since(register: Register): number;
  stamped(stamp: number, value: any, after: number): Register;
  merged(key: string, mine: Register | undefined, theirs: Register): Register;
}
interface Playbook { registers: Registers; learn: Learn; clock?: () => number }
