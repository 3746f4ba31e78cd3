import type { Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Listen } from '../hook/listeners.ts';
import { nativeGetter } from '../hook/native.ts';
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

  const hiddenOf = nativeGetter(scope.Document.prototype, 'hidden');
  let isGoing = false;
  /** A hidden page may be killed with no further word. One that goes while it is seen is hidden next, within the same task: its last records leave together. */
  const sendIfHidden = () => {
    if (!hiddenOf(document)) return;
    sender.setLeaving(isGoing);
    sender.flush();
  };

  // At the window, where no listener of the page comes first and can keep it from being heard.
  on(scope, 'visibilitychange', () => ({ kind: 'page.visibility', visibility: visibilityOf(document) }), sendIfHidden);
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
    () => {
      isGoing = false;
      sender.setLeaving(false);
    },
  );
  on(
    scope,
    'pagehide',
    (event) => ({ kind: 'page.hide', kept: isPersisted(event) }),
    () => {
      isGoing = true;
      sendIfHidden();
    },
  );
}

const isPersisted = (event: Event): boolean => event instanceof PageTransitionEvent && event.persisted;
