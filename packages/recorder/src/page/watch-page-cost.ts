import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeElement } from '../ui/describe-element.ts';

export interface PageCostWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly guard: Guard;
  readonly log: RecordLog;
  /** Of a time by the page's clock: that of the session, ms. */
  readonly timeOf: (ms: number) => number;
}

/** Records long tasks and layout shifts, as the browser tells of them later. Answers how to stop. */
export function watchPageCost({ scope, guard, log, timeOf }: PageCostWatchOptions): () => void {
  const { PerformanceObserver } = scope;
  const observe = (type: string, describe: (entry: PerformanceEntry, startMs: number) => Unnumbered | undefined) => {
    // Where the browser knows no such entries, it does nothing.
    const told = guard.wrap((list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) {
        const fields = log.open && describe(entry, timeOf(entry.startTime));
        if (fields) log.add(fields);
      }
    });
    const observer = new PerformanceObserver((list) => told(list));
    observer.observe({ type, buffered: true });
    return observer;
  };

  const observers = [
    observe('longtask', ({ duration }, startMs) => ({
      kind: 'page.long-task',
      startMs,
      durationMs: duration,
    })),
    observe('layout-shift', (entry, startMs) => {
      const score: unknown = Reflect.get(entry, 'value');
      if (typeof score !== 'number' || Reflect.get(entry, 'hadRecentInput') === true) return undefined;
      return { kind: 'page.layout-shift', startMs, score, moved: movedIn(entry) };
    }),
  ];
  return () => {
    for (const observer of observers) observer.disconnect();
  };
}

type Moved = NonNullable<RecordOf<'page.layout-shift'>['moved']>;

/** What the browser says has moved, where it is still there. */
function movedIn(entry: PerformanceEntry): Moved {
  const sources: unknown = Reflect.get(entry, 'sources');
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source: object) => {
    const node: unknown = Reflect.get(source, 'node');
    const [from, to]: unknown[] = ['previousRect', 'currentRect'].map((name) => Reflect.get(source, name));
    const element = node instanceof Text ? node.parentElement : node;
    if (!(element instanceof Element) || !(from instanceof DOMRectReadOnly) || !(to instanceof DOMRectReadOnly))
      return [];
    // What is out of view has no place.
    const isSeen = from.width > 0 && to.width > 0;
    const byPx = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    return [{ target: describeElement(element), ...(isSeen && { byPx }), ...(isRowLike(element) && isRow) }];
  });
}

const isRow = { isItem: true } as const;

/** Three of a kind in a row are taken for rows of a list. */
function isRowLike(element: Element): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = element;
  const isKin = (other: Element | null | undefined) => other?.localName === element.localName;
  if (isKin(before)) return isKin(after) || isKin(before?.previousElementSibling);
  return isKin(after) && isKin(after?.nextElementSibling);
}
