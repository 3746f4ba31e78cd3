import type { Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Listen } from '../hook/listeners.ts';
import { nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeElement } from './describe-element.ts';

export interface StepWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

/** Records what the user does: clicks, submits, fields that were changed. */
export function watchSteps({ scope, listen, guard, log, causes }: StepWatchOptions): void {
  const pathOf = nativeMethod(scope.Event.prototype, 'composedPath');
  const on = (type: string, describe: (target: Element) => Unnumbered) => {
    const handled = guard.listener((event) => {
      // What a script dispatches is no step of the user.
      if (!log.open || !event.isTrusted) return;
      const path = pathOf(event);
      // The innermost element, in open shadow trees too.
      const target: unknown = Array.isArray(path) ? path[0] : undefined;
      if (!(target instanceof Element)) return;
      const seq = log.add(describe(target));
      if (seq !== 0) causes.during(event, seq);
    });
    listen(scope, type, handled);
  };
  on('click', (target) => ({ kind: 'ui.click', target: describeElement(target) }));
  on('submit', (target) => ({ kind: 'ui.submit', target: describeElement(target) }));
  on('change', (target) => ({ kind: 'ui.change', target: describeElement(target), ...describeField(target) }));
}

const secretName = /pass|pwd|secret|token|otp|pin\b|cvv|cvc|card|ssn/i;

/** Of a secret field not even the length is told. */
function describeField(field: Element): { size?: number; checked?: boolean } {
  if (field instanceof HTMLTextAreaElement) return isSecret(field) ? {} : { size: field.value.length };
  if (!(field instanceof HTMLInputElement)) return {};
  if (field.type === 'checkbox' || field.type === 'radio') return { checked: field.checked };
  return field.type === 'password' || field.type === 'hidden' || isSecret(field) ? {} : { size: field.value.length };
}

function isSecret(field: Element): boolean {
  const of = (name: string) => field.getAttribute(name) ?? '';
  return /cc-|password|one-time-code/.test(of('autocomplete')) || secretName.test(`${of('name')} ${of('id')}`);
}
