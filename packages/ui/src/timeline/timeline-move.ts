/** What a key asks of the timeline. */
export type TimelineMove =
  /** To an item along time, as `nextIndex` reads its key. */
  | { readonly kind: 'step'; readonly key: string }
  | { readonly kind: 'lane'; readonly direction: 1 | -1 }
  | { readonly kind: 'evidence'; readonly direction: 1 | -1 }
  /** By a share of the view. */
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'home' }
  | { readonly kind: 'choose' };

export const ZOOM_IN = 0.6;

/** `undefined`: the key is not the timeline's. */
export function moveOf(key: string, isShift: boolean): TimelineMove | undefined {
  return (isShift ? shifted.get(key) : undefined) ?? plain.get(key);
}

const shifted: ReadonlyMap<string, TimelineMove> = new Map([
  ['ArrowRight', { kind: 'pan', share: 0.25 }],
  ['ArrowLeft', { kind: 'pan', share: -0.25 }],
]);

const plain: ReadonlyMap<string, TimelineMove> = new Map<string, TimelineMove>([
  ['ArrowRight', { kind: 'step', key: 'ArrowDown' }],
  ['ArrowLeft', { kind: 'step', key: 'ArrowUp' }],
  ['PageDown', { kind: 'step', key: 'PageDown' }],
  ['PageUp', { kind: 'step', key: 'PageUp' }],
  ['Home', { kind: 'step', key: 'Home' }],
  ['End', { kind: 'step', key: 'End' }],
  ['ArrowDown', { kind: 'lane', direction: 1 }],
  ['ArrowUp', { kind: 'lane', direction: -1 }],
  [']', { kind: 'evidence', direction: 1 }],
  ['[', { kind: 'evidence', direction: -1 }],
  ['+', { kind: 'zoom', factor: ZOOM_IN }],
  ['=', { kind: 'zoom', factor: ZOOM_IN }],
  ['-', { kind: 'zoom', factor: 1 / ZOOM_IN }],
  ['0', { kind: 'home' }],
  ['Enter', { kind: 'choose' }],
]);
