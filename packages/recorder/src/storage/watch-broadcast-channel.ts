import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { valueText } from './value-text.ts';

export interface BroadcastChannelWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

/** Watches the messages between pages of an origin. To listen opens no port: a BroadcastChannel hears from its start. */
export function watchBroadcastChannel(options: BroadcastChannelWatchOptions): void {
  const { scope, instruments, guard, log, causes } = options;
  const { prototype } = scope.BroadcastChannel;
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const nameOf = nativeGetter(prototype, 'name');
  const dataOf = nativeGetter(scope.MessageEvent.prototype, 'data');
  const name = (channel: unknown) => String(nameOf(channel)).slice(0, 500);

  instruments.construction(scope, 'BroadcastChannel', guard, (channel) => {
    const handled = guard.listener((event) => {
      if (!log.open) return;
      const text = valueText(dataOf(event));
      const seq = log.add({ kind: 'channel.message', channel: name(channel), dir: 'in', ...text });
      if (seq !== 0) causes.during(event, seq);
    });
    listen(channel, 'message', handled);
  });

  instruments.method(prototype, 'postMessage', guard, {
    after: (_result, _token, [message], self) => {
      if (log.open) log.add({ kind: 'channel.message', channel: name(self), dir: 'out', ...valueText(message) });
    },
  });
}
