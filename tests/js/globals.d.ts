// What the classic scripts in theme/assets share: one namespace, no modules. Read by `tsc` only; never shipped.
type Status = "graded" | "empty" | "unknown" | "too-many" | "malformed";
/** A fraction in lowest terms; `d` is positive. */
interface Fraction { n: number; d: number }
/** What grading knows of an item: `playbook_gen.grading.spec_of`. */
interface Spec { id: string; kind: string; points: number; choices: string[]; keys: string[] }
interface Reading { status: Status; chosen: string[] }
interface Mark { choice: string; chosen: boolean; correct: boolean }
interface Score { status: Status; points: Fraction; of: number; correct: boolean; marks: Mark[] }
interface Result { points: Fraction; of: number; needed: Fraction; passed: boolean; missed: string[]; open: string[] }
interface Kind { read(spec: Spec, response: unknown): Reading; share(spec: Spec, reading: Reading): Fraction; partial: boolean }

/** What the learner gave to one item, oldest first: raw responses, so that a score can always be made again. */
interface Kept { responses: string[][] }
/** Where responses are kept. In memory for now; a lasting store takes the same two functions. */
interface State { read(key: string): Kept | null; write(key: string, value: Kept): void }

interface SearchDocument { id: string | number; url: string; title: string; kind: string; text: string; also?: string }
interface SearchHit extends SearchDocument { terms: string[] }
/** The strings of a path's form, from its data attributes: one of a kind, and more. */
type PathWords = Record<string, string | undefined>;
interface Piece { text: string; hit: boolean }

interface Playbook {
  /** The relative address of the site's root, without the last slash. */
  base: string;
  /** Loads a script of the site, once. */
  load(path: string): Promise<void>;
  /** Completes a link to a folder where no server does it. */
  complete(link: HTMLAnchorElement): void;
  /** What this reader prefers, kept in this browser where it lets us. */
  prefer(name: string, value?: string): string | null;
  grading: {
    score(spec: Spec, response: unknown): Score;
    assess(specs: Spec[], responses: Record<string, unknown>, passMark: number): Result;
    knows(spec: Spec): boolean;
  };
  state: State;
  searchReady(index: { documents: SearchDocument[] }): void;
  search: { fold(word: string): string; pieces(text: string, terms: Iterable<string>): Piece[]; excerpt(text: string, terms: Iterable<string>): Piece[] };
  path: { meant(roles: string, role: string): boolean; duration(minutes: number, words: PathWords): string };
  filter: { shows(card: { topic: string; roles: string[] }, wanted: { topic: string; role: string }): boolean };
}

interface Window { playbook: Playbook }
declare var playbook: Playbook;
declare class MiniSearch {
  constructor(options: object);
  addAllAsync(documents: SearchDocument[], options?: { chunkSize: number }): Promise<void>;
  search(query: string, options?: object): SearchHit[];
}
