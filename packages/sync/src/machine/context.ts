import { type EntityRef, entityKey } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import type { SyncEffect } from './effect.ts';

/** What one step gathers on its way. It lives for that step only. */
export interface Context {
  readonly random: number;
  readonly effects: SyncEffect[];
  /** By scope and entity, so that each is told once. */
  readonly changed: Map<string, { readonly scope: Scope; readonly entity: EntityRef }>;
}

export function markChanged(context: Context, scope: Scope, entity: EntityRef): void {
  context.changed.set(`${scope}\n${entityKey(entity)}`, { scope, entity });
}
