import { serverNow } from '../machine/clock.ts';
import type { SyncEffect } from '../machine/effect.ts';
import type { SyncEvent } from '../machine/event.ts';
import type { SyncState } from '../machine/state.ts';
import type { Stepped } from '../machine/step.ts';
import { visibleEntity } from '../machine/view.ts';
import { isExpired } from '../protocol/is-expired.ts';

export interface Broken {
  readonly guarantee: number;
  readonly text: string;
}

/** What must hold for every single step. */
export function checkStep(before: SyncState, event: SyncEvent, { state, effects }: Stepped): Broken | null {
  const { owner, replicas, outbox } = state;
  if (owner.kind === 'none' && (replicas.size > 0 || outbox.length > 0)) {
    return { guarantee: 6, text: `something is left after ${event.kind}` };
  }
  for (const effect of effects) {
    const broken = checkSender(state, effect) ?? checkRead(state, effect);
    if (broken !== null) return broken;
  }
  if (effects.filter(isRead).length > 1) return { guarantee: 4, text: 'two reads at once' };
  return event.kind === 'mutate' && before.owner.kind !== 'none' ? checkWrite(state, event) : null;
}

/** Only the tab that connects speaks with the server, and only for a user. */
function checkSender({ owner, role }: SyncState, effect: SyncEffect): Broken | null {
  if (!isRead(effect) && effect.kind !== 'open' && effect.kind !== 'push') return null;
  if (owner.kind !== 'ready') return { guarantee: 5, text: `${effect.kind} without a user` };
  return role.kind === 'follower' ? { guarantee: 10, text: `${effect.kind} by a tab that follows` } : null;
}

function isRead(effect: SyncEffect): effect is SyncEffect & { kind: 'read' | 'read-heads' } {
  return effect.kind === 'read' || effect.kind === 'read-heads';
}

function checkRead(state: SyncState, effect: SyncEffect): Broken | null {
  if (!isRead(effect)) return null;
  if (state.options.transport === 'pull' && !state.visible) return { guarantee: 11, text: 'a hidden page pulls' };
  const isCostly =
    effect.kind === 'read' && effect.scopes.some(({ scope, since }) => since === undefined && hasCursor(state, scope));
  return isCostly ? { guarantee: 3, text: 'a snapshot was asked for with a cursor at hand' } : null;
}

function hasCursor({ replicas }: SyncState, scope: Parameters<SyncState['replicas']['get']>[0]): boolean {
  return (replicas.get(scope)?.cursor ?? null) !== null;
}

/** A write shows at once. */
function checkWrite(state: SyncState, { write }: SyncEvent & { kind: 'mutate' }): Broken | null {
  const seen = visibleEntity(state, write.scope, write.entity);
  if (write.kind === 'put' && isExpired(write, serverNow(state))) return null;
  if (write.kind === 'delete')
    return seen === undefined ? null : { guarantee: 7, text: 'a delete does not show at once' };
  if (write.kind === 'patch' && seen === undefined) return null;
  const shows = Object.entries(write.fields).every(([name, value]) => seen?.fields[name] === value);
  return shows ? null : { guarantee: 7, text: 'a write does not show at once' };
}
