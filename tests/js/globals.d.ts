// What the classic scripts in theme/assets share: one namespace, no modules. Read by `tsc` only; never shipped.
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
  searchReady(index: { documents: SearchDocument[] }): void;
  search: { fold(word: string): string; pieces(text: string, terms: Iterable<string>): Piece[]; excerpt(text: string, terms: Iterable<string>): Piece[] };
  path: { meant(roles: string, role: string): boolean; duration(minutes: number, words: PathWords): string };
  filter: { shows(row: { text: string; roles: string[] }, wanted: { word: string; role: string }): boolean; fold(text: string): string };
}

interface Window { playbook: Playbook }
declare var playbook: Playbook;
declare class MiniSearch {
  constructor(options: object);
  addAllAsync(documents: SearchDocument[], options?: { chunkSize: number }): Promise<void>;
  search(query: string, options?: object): SearchHit[];
}
