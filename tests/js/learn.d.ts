// What the scripts of questions and progress share. Read by `tsc` only; never shipped.

/** A kind of item on the page: how a response is read from it, laid out on it and explained. */
interface View {
  read(item: Element): any;
  /** Shows a response; null or undefined is the beginning. */
  lay(item: Element, response: any): void;
  /** What stays for another try. */
  keep(score: Score, response: any): any;
  /** Where the reason of a mark is set. */
  place(item: Element, mark: Mark): HTMLElement;
  /** The id of the reason in the key; empty where the key must not be shown yet. */
  reason(mark: Mark): string;
  control(item: Element, mark: Mark): HTMLElement | null;
  /** Whether several parts are counted together. */
  sums: boolean;
  /** The name of the sentence and what it is filled with. */
  verdict?(score: Score): [string, Record<string, number>];
  label?(item: Element, mark: Mark): string;
  /** A button of an arrangement was pressed: the new number of its entry, or 0. */
  press?(item: Element, at: Element): number;
  settle?(item: Element): void;
  /** A scenario goes on: the mark of the reply just given; null where none is chosen. */
  given?(item: Element, spec: Spec): Mark[];
  advance?(item: Element, spec: Spec): Mark | null;
}

/** What a question stands on: a module's assessment, or a practice. */
interface Board {
  words: DOMStringMap;
  /** Whether each question can be checked on its own. */
  atOnce: boolean;
  /** Whether all of it has been handed in. */
  handed: boolean;
  /** How often each question may be answered; 0 for as often as one likes. */
  tries: number;
  intervals: number[];
  /** The number of the attempt; null where what is answered belongs to no attempt. */
  attempt: number | null;
  module(element: Element): string;
  say(text: string): void;
  changed(): void;
  ending(): string;
}

/** A module's assessment, as its attempts see it. */
type Taken = HTMLElement & Board & { all: QuizItem[]; readonly items: QuizItem[]; readonly trying: Try; key: string; readonly complete: boolean; readonly gone: boolean; ready: boolean; handIn(why?: string): void };

/** A question as a page has it, what is asked of it after a material change, and how many more a bank has to give. */
interface Asked { id: string; hash: string; bank: string }
interface ChangePlan { kept: string[]; open: string[]; more: Record<string, number>; n: number }

/** What is kept of one item. `due` is when its spacing counts from. */
interface KeptItem { h: string; r: any; at: number; ok: number; a: number; n: number; box: number; due: number }
/** `only`: asks what a material change left open. `from`: the first attempt since the change with the number `w`. */
interface Try { n: number; seed: string; drawn: string[]; last: string[]; began?: number; out?: boolean; w?: number; from?: number; only?: boolean }
/** `w`: the material change that was the last one then, as a number that grows. */
interface Pass { at: number; v: string; w?: number; p: string; of: number; share: number; done: boolean; r: Record<string, unknown>; h: Record<string, string>; c: string[] }

/** The site as the pages of progress need it: `assets/course.js`, made with the site. */
interface CourseModule {
  id: string; title: string; url: string; version: string; print: string; lessons: string[]; items: Record<string, string>;
  asked: number; after: number[]; pass: number; changes: [string, string, string][];
}
interface CourseStep { id: string; kind: string; title: string; url: string; module?: string; vision?: boolean; optional?: boolean; who: string; roles: string[]; needs: string[] }
interface CoursePath { id: string; title: string; url: string; roles: string[]; steps: CourseStep[] }
/** What is said of an assignment on every page, where its page lies, and whose receipts count. */
interface Course {
  vision: string; modules: CourseModule[]; paths: CoursePath[]; assigned?: string; words?: Record<string, string>; trainers?: { name: string; key: string }[];
}

/** How far a learner is with one module. */
interface ModuleState {
  read: number; lessons: number; answered: number; items: number; begun: boolean; done: boolean; pass: Pass | null;
  changes: [string, string, string][]; due: string[]; missed: string[];
}

interface QuizItem {
  score: Score | null; off: boolean; element: HTMLElement; spec: Spec; number: number; hash: string; name: string;
  box: HTMLFieldSetElement; please: HTMLElement; reasons: HTMLElement; acts: HTMLElement; repeater: HTMLElement;
  readonly kept: KeptItem | null; readonly response: any; readonly status: Status;
  restore(): void; ask(status: string): void; calm(): void; focus(): void; show(score: Score): void; open(response: unknown): void; again(): void;
  earned(score: Score): Record<string, unknown>;
}
type Item = QuizItem;

interface Playbook {
  /** A sentence with its {places} filled. */
  fill(text: string | undefined, values: Record<string, string | number>): string;
  language?: string;
  views: Record<string, View>;
  quiz: {
    Item: new (element: HTMLElement, board: Board) => QuizItem;
    spaced(before: KeptItem | null, right: boolean, now: number, intervals: number[]): { box: number; due: number };
    find<T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): T;
    make(tag: string, ...content: (string | Node)[]): HTMLElement;
  };
  attempts?: { arrange(board: Taken): void; time(board: Taken): void };
  changed?: { plan(items: Asked[], draws: Record<string, number>, pass: Pass): ChangePlan; show(): void };
  course?: Course;
  /** The questions of each module as HTML, once `assets/items/<module>.js` is loaded. */
  items?: Record<string, string>;
  progress: {
    day(at: number): string;
    points(text: string): string;
    module(module: CourseModule, learn: Learn, now: number): ModuleState;
    passedAsOf(module: CourseModule, learn: Learn, day: string): boolean;
    step(step: CourseStep, path: CoursePath, course: Course, learn: Learn): boolean;
    next(course: Course, learn: Learn, role: string): { title: string; url: string } | null;
    steps(path: CoursePath, role: string): CourseStep[];
    /** At most ten, missed ones first. */
    due(course: Course, learn: Learn, now: number): { module: string; item: string; missed: boolean; since: number }[];
    passes(course: Course, learn: Learn): { module: CourseModule; pass: Pass }[];
    paths(course: Course, learn: Learn): { path: CoursePath; done: string[]; of: number }[];
    acknowledged(learn: Learn): { version: string; at: number; name: string }[];
    /** What a learner hands over: results with the raw responses. Nobody has checked it. */
    claim(course: Course, learn: Learn, name: string): Record<string, any>;
  };
}

/** What somebody rated in a self-assessment: the group, and 1 to 5 by statement. */
interface Rated { g?: string; r: Record<string, number> }
