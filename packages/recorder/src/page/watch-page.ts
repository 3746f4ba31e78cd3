import type { Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Listen } from '../hook/listeners.ts';
import type { RecordLog } from '../log/record-log.ts';
import type { Sender } from '../log/start-sender.ts';
import { visibilityOf } from './visibility.ts';

export interface PageWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly sender: Pick<Sender, 'flush' | 'setLeaving'>;
}

/** Records the page's life: seen or hidden, frozen, on or off line, gone and back. */
export function watchPage({ scope, listen, guard, log, causes, sender }: PageWatchOptions): void {
  const { document } = scope;
  const on = (target: EventTarget, type: string, describe: (event: Event) => Unnumbered, then?: () => void) => {
    const handled = guard.listener((event) => {
      const seq = log.add(describe(event));
      // Not `during`: the browser leaves the phase of events on the window as it was.
      if (seq !== 0) causes.following(seq);
      then?.();
    });
    listen(target, type, handled);
  };

  on(
    document,
    'visibilitychange',
    () => ({ kind: 'page.visibility', visibility: visibilityOf(document) }),
    // A hidden page may be killed with no further word.
    () => document.visibilityState === 'hidden' && sender.flush(),
  );
  on(
    document,
    'freeze',
    () => ({ kind: 'page.freeze' }),
    () => sender.flush(),
  );
  on(document, 'resume', () => ({ kind: 'page.resume' }));
  on(scope, 'online', () => ({ kind: 'page.online' }));
  on(scope, 'offline', () => ({ kind: 'page.offline' }));
  on(
    scope,
    'pageshow',
    (event) => ({ kind: 'page.show', restored: isPersisted(event) }),
    () => sender.setLeaving(false),
  );
  on(
    scope,
    'pagehide',
    (event) => ({ kind: 'page.hide', kept: isPersisted(event) }),
    () => sender.setLeaving(true),
  );
}

const isPersisted = (event: Event): boolean => event instanceof PageTransitionEvent && event.persisted;
