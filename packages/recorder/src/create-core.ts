import { createCauses } from './hook/causes.ts';
import { createClock } from './hook/clock.ts';
import { createGuard, type Guard, type HookFault } from './hook/guard.ts';
import type { Install } from './hook/install.ts';
import { createInstruments } from './hook/instruments.ts';
import { createListeners } from './hook/listeners.ts';
import { createMeter } from './hook/meter.ts';
import { createTimers } from './hook/timers.ts';
import { createActivityGate } from './log/activity-gate.ts';
import { createRecordLog } from './log/create-record-log.ts';
import { createSessionClock } from './log/session-clock.ts';
import { createSessionHeader } from './log/session-header.ts';
import { startSender } from './log/start-sender.ts';
import type { RecorderOptions } from './recorder.ts';
import { createLooks } from './store/create-looks.ts';

/** What all hooks work with: clocks and timers, guards, listeners, and the log with its way out of the page. */
export function createCore({ scope, send, recorderVersion, onActive }: RecorderOptions) {
  const now = createClock(scope);
  const clock = createSessionClock(now, scope.Date.now);
  const meter = createMeter(now);
  const timers = createTimers(scope);
  const tellFault = (fault: HookFault): void => void log.add({ kind: 'recorder.fault', ...fault });
  const timersGuard = createGuard('timers', tellFault);
  const after = meter.timers((ms, run) => timers(ms, timersGuard.wrap(run)));
  const listeners = createListeners(scope);
  const looks = createLooks({ now, after });
  const log = createRecordLog({
    now: clock.now,
    ringGuard: createGuard('ring', tellFault),
    onAdd: (fields) => {
      sender.wake();
      gate.saw(fields);
      looks.saw(fields);
    },
  });
  const guardOf = (hook: string): Guard => createGuard(hook, tellFault, meter);
  const install: Install = (hook, watch) => {
    const guard = guardOf(hook);
    return guard.wrap(() => watch(guard))();
  };
  const header = createSessionHeader({ scope, originMs: clock.originMs, recorderVersion });
  const sender = startSender({ log, header, send: guardOf('send').wrap(send), now: clock.now, after });
  const gate = createActivityGate({ active: scope.self === scope.top, onActive, setSending: sender.setSending });

  return {
    scope,
    now,
    after,
    timeOf: clock.of,
    meter,
    instruments: createInstruments(),
    listeners,
    listen: listeners.listen,
    causes: createCauses(scope, (run) => after(0, run)),
    looks,
    log,
    sender,
    gate,
    guardOf,
    install,
    diversions: {},
  };
}
