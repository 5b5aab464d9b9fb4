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

/** What is assigned, with the short keys of a link: playbook, modules, path, due, group, note, by, where to, made. */
interface Assignment { p: string; m?: string[]; l?: string; d?: string | number; g?: string; n?: string; b: string; t?: string; i: string }
type AssignmentReason = "empty" | "damaged" | "newer" | "foreign" | "odd" | "unknown";
type AssignmentWords = Record<
  | "subject" | "subject_open" | "more" | "greeting" | "greeting_name" | "body" | "body_one" | "body_path" | "body_due" | "body_days" | "body_day"
  | "body_note" | "body_group" | "body_link" | "body_result" | "ics_summary" | "qr" | "date" | "months", string>;
/** What a playbook has to assign: the id under which progress is kept, the ids of its modules and paths. */
interface Here { playbook: string; modules: string[]; paths: string[] }
interface Playbook {
  assignment: {
    WORDS: AssignmentWords;
    /** The fragment without `#`; empty where it is no assignment or too long. Empty fields are left out. */
    encode(payload: object): string;
    /** The payload with its own id, or why there is none. Some of its modules may be unknown here. */
    decode(fragment: string, here: Here): { payload?: Assignment; sum?: string; reason?: AssignmentReason };
    /** The key of the first wrong field; empty where nothing is wrong. */
    fault(payload: object): string;
    /** Empty where `encode` gives nothing. */
    link(address: string, payload: object): string;
    /** A claim as `PBC1.SUM.BODY`; empty where it is too long. */
    code(claim: object): string;
    email(payload: Assignment, link: string, titles: string[], name?: string, words?: Partial<AssignmentWords>): { subject: string; body: string };
    /** An .ics file; empty where no day is fixed. */
    calendar(payload: Assignment, link: string, titles: string[], stamp: Date, words?: Partial<AssignmentWords>): string;
    /** A table for spreadsheets and serial letters; no cell begins a formula. */
    csv(rows: string[][]): string;
  };
}

declare function qrcode(type: number, level: string): {
  addData(text: string, mode?: string): void; make(): void; getModuleCount(): number; isDark(row: number, column: number): boolean;
};

// ---- claims and receipts: what the trainer's desk reads

type Checked = (value: any) => boolean;
type Unread = "too-large" | "not-json" | "odd";
/** Checks that are put together from smaller ones. A field of a `shape` whose name ends in `?` may be missing. */
interface Checks {
  /** `kind`, `format` and `playbook`, which `misfit` looks at. */
  HEAD: Record<string, Checked>;
  once(listed: Checked): Checked;
  isObject: Checked; id: Checked; day: Checked; moment: Checked; hash: Checked; points: Checked; count: Checked;
  words(most: number): Checked;
  line(most: number): Checked;
  like(form: RegExp, most: number): Checked;
  list(each: Checked, most: number): Checked;
  table(each: Checked, most: number): Checked;
  shape(fields: Record<string, Checked>): Checked;
}
interface Playbook {
  strict: {
    LARGEST: number;
    encode(text: string): Uint8Array;
    text(file: string | Uint8Array): { text: string } | { refused: Unread };
    json(source: string): { value: any } | { refused: Unread };
    base64(signs: string, last?: string): Uint8Array;
    byPoint(a: string, b: string): number;
    canonical(value: any): string;
    misfit(found: any, playbook: string): "" | "newer" | "odd" | "other-playbook";
    is: Checks;
  };
}
declare var nacl: {
  hash(bytes: Uint8Array): Uint8Array;
  sign: { detached: { verify(bytes: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean } };
};

interface Trainer { name: string; key: string }
interface Receipt {
  kind: string; format: number; playbook: string; name: string; modules: { id: string; version: string; print?: string; points: string; of: number; at: string }[];
  claim: string; accepted: string; by: string; key: string; signature: string;
}
/** `name` is the one that the site lists; there is a receipt where its shape is right. */
interface Verified { status: "valid" | "unknown-key" | "tampered" | "other-playbook" | "newer" | "odd"; receipt?: Receipt; name?: string }
interface Playbook {
  receipts: {
    canonical(value: any): string;
    /** 64 digits that a receipt names a claim by. */
    digest(claim: object): string;
    verify(file: string | Uint8Array, site: { playbook: string; trainers: Trainer[] }): Verified;
  };
}

interface SyllabusModule {
  title: string; version: string; print: string; pass: number; after_changes: [day: string, what: string][];
  specs: Record<string, Spec>; hashes: Record<string, string>; prompts: Record<string, string>; draws?: { count: number; items: string[] }[];
  /** What a part of an item (a choice, `scene/reply`) says, by item. Left out: parts are shown by their ids. */
  labels?: Record<string, Record<string, string>>;
}
/** `assets/syllabus.js`: what a reader of claims must know of the site. */
interface Syllabus { playbook: string; modules: Record<string, SyllabusModule>; trainers?: Trainer[] }
interface ClaimedModule {
  id: string; version: string; print?: string; points: string; of: number; passed: boolean; at: string;
  responses: Record<string, any>; hashes: Record<string, string>;
}
interface Claim { playbook: string; name: string; made: string; modules: ClaimedModule[]; assignments?: string[] }
type ClaimReason = Unread | "damaged" | "other-kind" | "newer" | "other-playbook";
type ClaimStatus = "done" | "not-passed" | "read-only";
type DoubtCode =
  | "unknown-module" | "changed-since" | "other-version" | "score-edited" | "unanswered" | "impossible-time" | "same-responses" | "duplicate" | "older";
/** Why to look twice, and the items or the others (names, files) that it is about. */
interface Doubt { code: DoubtCode; items?: string[]; others?: string[] }
/** One module of a claim; `points` and `of` are graded again, null where nothing could be. `since`: what has changed and must be learned. */
interface ClaimRow {
  module: string; title: string; status: ClaimStatus; points: string | null; of: number | null; claimed: { points: string; of: number; passed: boolean };
  version: string; at: string; since: [string, string][]; doubts: Doubt[]; scores: { spec: Spec; score: Score }[]; responses: Record<string, any>; like: string;
}
interface RefusedFile { file: string; refused: ClaimReason | "unreadable" }
/** `who` is the name as names are compared. */
interface ReadClaim { file: string; claim: Claim; rows: ClaimRow[]; who: string; time: number }
type ReadFile = ReadClaim | RefusedFile;
interface JudgedClaim { file: string; name: string; who: string; made: string; assignments: string[]; claim: Claim; doubts: Doubt[]; rows: ClaimRow[] }
type ClaimReport = JudgedClaim | RefusedFile;
interface Alike { who: string; name: string; at: string }
interface ItemSummary { module: string; item: string; asked: number; answered: number; missed: number; responses: [string, number][] }
interface Playbook {
  syllabus?: Syllabus;
  claims: {
    read(file: string | Uint8Array, syllabus: Syllabus): { claim: Claim } | { refused: ClaimReason };
    rows(claim: Claim, syllabus: Syllabus): ClaimRow[];
    /** A file by itself; `across` then holds all of them against each other, as often as one likes. */
    alone(file: string, data: string | Uint8Array, syllabus: Syllabus): ReadFile;
    across(files: ReadFile[], now: number): ClaimReport[];
    /** Whether a claim is counted: not if another file says the same, or says it later. */
    counts(report: ClaimReport): boolean;
    summary(reports: ClaimReport[]): ItemSummary[];
    cell(text: string): string;
    /** `absent`: names of people who sent nothing. */
    csv(reports: ClaimReport[], absent?: string[]): string;
    /** The codes in a message; one that was broken into lines is put together again. */
    codesIn(text: string): string[];
    /** The text in a code; null where it is none. */
    decodeCode(given: string): { text: string } | { refused: ClaimReason } | null;
  };
}

/** One line of the table. `late`: done after the day that it was due, or not done although that day is over. */
interface RosterLine {
  name: string; module: string; title: string; status: ClaimStatus | "not-yet"; late: "" | "late" | "overdue"; row?: ClaimRow; report?: JudgedClaim; doubts: Doubt[];
}
interface Roster { lines: RosterLine[]; claims: number; people: number; done: number; doubts: number; refused: RefusedFile[]; absent: string[] }
interface Playbook {
  /** Who is done, of those who sent something and of those who should have. `due` is a day; `which`: all of them, those with doubts, those not done; `name`: a part of it. */
  roster(reports: ClaimReport[], syllabus: Syllabus, wanted: { people: string[]; due: string; module: string; which: string; name: string }, now: number): Roster;
}
/** What the desk shows, as elements. `heads` are the columns' names; `accepted` has the receipt of each claim that has one. */
interface Shown {
  refused(given: RefusedFile): HTMLElement;
  verdict(given: Verified & { file: string }): HTMLElement;
  row(line: RosterLine, heads: string[], accepted: Map<Claim, Verified>): HTMLElement;
  item(one: ItemSummary): HTMLElement;
}
interface Playbook { shown(page: HTMLElement, syllabus: Syllabus): Shown }
