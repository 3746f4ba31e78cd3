import type { SyncEffect } from '../machine/effect.ts';
import type { Step } from '../machine/step.ts';
import type { MutationId } from '../protocol/ids.ts';

/** The client, where it does something else than it decided. @param alter - gives what is done in place of an effect. */
export function altersEffects(alter: (effect: SyncEffect) => readonly SyncEffect[]): (step: Step) => Step {
  return (step) => (state, event, moment) => {
    const stepped = step(state, event, moment);
    return { state: stepped.state, effects: stepped.effects.flatMap(alter) };
  };
}

export function without(kind: SyncEffect['kind']): (effect: SyncEffect) => readonly SyncEffect[] {
  return (effect) => (effect.kind === kind ? [] : [effect]);
}

export function forgetCursors(effect: SyncEffect): readonly SyncEffect[] {
  return effect.kind === 'read' ? [{ ...effect, scopes: effect.scopes.map(({ scope }) => ({ scope })) }] : [effect];
}

export function readTwice(effect: SyncEffect): readonly SyncEffect[] {
  return effect.kind === 'read' || effect.kind === 'read-heads' ? [effect, effect] : [effect];
}

export function renameWrites(effect: SyncEffect): readonly SyncEffect[] {
  if (effect.kind !== 'push') return [effect];
  const renamed = effect.mutations.map((one) => ({ ...one, id: `${one.id}-${effect.request}` as MutationId }));
  return [{ ...effect, mutations: renamed }];
}

export function sendBackwards(effect: SyncEffect): readonly SyncEffect[] {
  return effect.kind === 'push' ? [{ ...effect, mutations: effect.mutations.toReversed() }] : [effect];
}

export function forgetSeen(effect: SyncEffect): readonly SyncEffect[] {
  if (effect.kind !== 'push') return [effect];
  return [{ ...effect, mutations: effect.mutations.map(({ seen: _, ...blind }) => blind) }];
}

export function storeNoWrites(effect: SyncEffect): readonly SyncEffect[] {
  if (effect.kind !== 'save') return [effect];
  return [{ ...effect, writes: effect.writes.filter(({ kind }) => kind !== 'put-entry') }];
}
