/** A small drawing of what happens: a line for each who takes part, time from left (0) to right (100). */
export interface Sketch {
  /** From top to bottom. */
  readonly lanes: readonly string[];
  readonly marks: readonly Mark[];
}

/** `bad`: what is wrong. `faint`: what should have been. */
export type Tone = 'plain' | 'bad' | 'faint';

export type Mark =
  /** Something happens. */
  | { readonly kind: 'dot'; readonly lane: number; readonly x: number; readonly text: string; readonly tone: Tone }
  /** It goes from one to another. One that is lost ends before it is there. */
  | {
      readonly kind: 'arrow';
      readonly from: At;
      readonly to: At;
      readonly text: string;
      readonly tone: Tone;
      readonly isLost: boolean;
    }
  /** Nobody is there, or a time passes. Its text is below the line where something comes from above. */
  | {
      readonly kind: 'span';
      readonly lane: number;
      readonly from: number;
      readonly to: number;
      readonly text: string;
      readonly tone: Tone;
      readonly isBelow: boolean;
    }
  /** What one of them holds or says from then on. */
  | { readonly kind: 'value'; readonly lane: number; readonly x: number; readonly text: string; readonly tone: Tone };

/** A lane, and an instant. */
export type At = readonly [lane: number, x: number];

export const dot = (lane: number, x: number, text = '', tone: Tone = 'plain'): Mark => ({
  kind: 'dot',
  lane,
  x,
  text,
  tone,
});
export const arrow = (from: At, to: At, text = '', tone: Tone = 'plain'): Mark => ({
  kind: 'arrow',
  from,
  to,
  text,
  tone,
  isLost: false,
});
export const lost = (from: At, to: At, text = ''): Mark => ({
  kind: 'arrow',
  from,
  to,
  text,
  tone: 'bad',
  isLost: true,
});
export const span = (
  lane: number,
  from: number,
  to: number,
  text: string,
  tone: Tone = 'plain',
  isBelow = false,
): Mark => ({ kind: 'span', lane, from, to, text, tone, isBelow });
export const value = (lane: number, x: number, text: string, tone: Tone = 'plain'): Mark => ({
  kind: 'value',
  lane,
  x,
  text,
  tone,
});
