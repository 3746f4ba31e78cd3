import { type Access, scopeNamed } from '@driftscope/sync/server';
import { Value } from 'typebox/value';
import { EntryFieldsSchema, entryIdOf, libraryScope } from '#protocol/entry.ts';
import type { Profile } from '#protocol/profile.ts';
import { titles } from './titles.ts';

/** Everybody may see and change the libraries of the own profiles. */
export function libraryAccess(profiles: ReadonlyMap<string, readonly Profile[]>): Access {
  const own = (userId: string) => profiles.get(userId) ?? [];
  return {
    scopesOf: (userId) => own(userId).map(({ id }) => scopeNamed(libraryScope(id))),
    refusal: (userId, mutation) => {
      if (mutation.kind !== 'put') return 'Entries are only put.';
      const { entity, fields, scope } = mutation;
      if (!Value.Check(EntryFieldsSchema, fields)) return 'This is no entry.';
      const { profileId, titleId } = fields;
      if (!own(userId).some(({ id }) => id === profileId) || scope !== libraryScope(profileId)) {
        return 'You have no such profile.';
      }
      const isNamed = entity.type === 'entry' && entity.id === entryIdOf(profileId, titleId);
      return isNamed && titles.some(({ id }) => id === titleId) ? null : 'There is no such title.';
    },
  };
}
