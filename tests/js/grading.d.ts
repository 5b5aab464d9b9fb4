// Grading and shuffling, as the other scripts use them. Read by `tsc` only; never shipped.
type Status = "graded" | "malformed" | "empty" | "too-long" | "unknown" | "too-many" | "incomplete" | "not-a-number" | "unit";
/** A fraction in lowest terms; `d` is positive. */
interface Fraction { n: number; d: number }
/** What grading knows of an item: `playbook_gen.grading.spec_of`. Each kind has fields of its own. */
interface Spec { id: string; kind: string; points: number; [field: string]: any }
/** A response as it was understood; `given` is what the kind's `grade` takes. */
interface Reading { status: Status; given?: any }
/** What a score says about one part: a choice, an entry, a pair, a blank, a `scene/reply`, or the whole `response`.
    `reason`: `right`, `mistake-1` …, `otherwise` for what is typed; how it ended on the last reply of a scenario; else empty. */
interface Mark { part: string; chosen: boolean; correct: boolean; reason: string }
interface Score { status: Status; points: Fraction; of: number; correct: boolean; marks: Mark[] }
interface Result { points: Fraction; of: number; needed: Fraction; passed: boolean; missed: string[]; open: string[] }
interface Kind { read(spec: Spec, response: unknown): Reading; grade(spec: Spec, given: any): { share: Fraction; marks: Mark[] }; partial?: boolean }
/** `n` times ten to the power of `e`: what was typed, exactly. */
interface Exact { n: bigint; e: number }

interface Playbook {
  grading: {
    score(spec: Spec, response: unknown): Score;
    assess(specs: Spec[], responses: Record<string, unknown>, passMark: number): Result;
    knows(spec: Spec): boolean;
    /** The text that stands for all that compare equal to `text`; `exact` where capitals matter. */
    fold(text: string, exact?: boolean): string;
    /** The number in `text`, or why there is none. */
    number(text: string, decimal: string, units: string[]): Exact | "not-a-number" | "unit";
  };
  shuffle: {
    /** `ids` in the order that the seed gives; pinned ones last, in the order that they had. */
    shuffled(ids: string[], seed: string, pinned?: string[]): string[];
    /** The same, but never in the order that `ids` had, where another is to be had. */
    away(ids: string[], seed: string): string[];
    /** As many ids of each bank as `counts` says; those in `avoid` only where the others don't suffice. */
    draw(banks: Record<string, string[]>, counts: Record<string, number>, seed: string, avoid?: string[]): string[];
  };
}
