import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { RecordLog } from '../log/record-log.ts';
import { valueText } from './value-text.ts';

export interface CookieWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

/** Watches `document.cookie = …`: what a page sets by script. */
export function watchCookies({ scope, instruments, guard, log }: CookieWatchOptions): void {
  instruments.setter(scope.Document.prototype, 'cookie', guard, (value) => {
    if (!log.open || typeof value !== 'string') return;
    const [pair = '', ...attributes] = value.split(';');
    const at = pair.indexOf('=');
    const attributesText = attributes.join(';').trim().slice(0, 300);
    log.add({
      kind: 'storage.cookie',
      key: pair.slice(0, Math.max(at, 0)).trim().slice(0, 500),
      ...valueText(pair.slice(at + 1).trim()),
      ...(attributesText === '' ? {} : { attributes: attributesText }),
    });
  });
}
