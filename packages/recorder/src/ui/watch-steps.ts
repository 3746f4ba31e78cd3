import type { Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Listen } from '../hook/listeners.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeElement } from './describe-element.ts';
import { describeField } from './describe-field.ts';

export interface StepWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

type Describe = (target: Element, event: Event) => Unnumbered | undefined;

/** Records what the user does: clicks, submits, fields that were changed, Enter where the browser does nothing for it. */
export function watchSteps({ scope, listen, guard, log, causes }: StepWatchOptions): void {
  const pathOf = nativeMethod(scope.Event.prototype, 'composedPath');
  const keyOf = nativeGetter(scope.KeyboardEvent.prototype, 'key');

  const handle = (event: Event, describe: Describe) => {
    // What a script dispatches is no step of the user.
    if (!log.open || !event.isTrusted) return;
    const path = pathOf(event);
    // The innermost element, in open shadow trees too.
    const target: unknown = Array.isArray(path) ? path[0] : undefined;
    const step = target instanceof Element && describe(target, event);
    const seq = step ? log.add(step) : 0;
    if (seq !== 0) causes.during(event, seq);
  };
  const on = (type: string, describe: Describe) =>
    listen(
      scope,
      type,
      guard.listener((event) => handle(event, describe)),
    );

  on('click', (target) => ({ kind: 'ui.click', target: describeElement(target) }));
  on('submit', (target) => ({ kind: 'ui.submit', target: describeElement(target) }));
  on('change', (target) => ({ kind: 'ui.change', target: describeElement(target), ...describeField(target) }));
  listen(
    scope,
    'keydown',
    guard.listener((event) => {
      // Not a word of any other key.
      if (keyOf(event) === 'Enter') handle(event, describePress);
    }),
  );
}

/** Composing a word, Enter accepts it; held down it is one press; with Shift it only begins a line. */
const describePress: Describe = (target, event) => {
  if (!(event instanceof KeyboardEvent) || event.isComposing || event.repeat || event.shiftKey) return undefined;
  if (!isPages(target)) return undefined;
  const modifier = event.ctrlKey ? 'Control+' : event.metaKey ? 'Meta+' : event.altKey ? 'Alt+' : '';
  return { kind: 'ui.press', target: describeElement(target), key: `${modifier}Enter`, ...describeField(target) };
};

const untyped = /button|submit|reset|checkbox|radio|file|image|range|color/;

/** Whether what comes of Enter in it is the page's doing alone: the line of a form is submitted, and told as that. */
const isPages = (field: Element): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && !field.form && !untyped.test(field.type)) ||
  (field instanceof HTMLElement && field.isContentEditable);
