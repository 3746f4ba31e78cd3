import { parse } from '@driftscope/example-protocol';
import { answerProblem, authenticate, type Identity } from '@driftscope/example-server';
import { type Request, type Response, Router } from 'express';
import { EntryChangeSchema, entryIdOf } from '#protocol/entry.ts';
import type { Profile } from '#protocol/profile.ts';
import type { Title } from '#protocol/title.ts';
import type { Library } from './library.ts';
import { titles } from './titles.ts';

export interface LibraryParts extends Identity {
  readonly library: Library;
  /** By user. */
  readonly profiles: ReadonlyMap<string, readonly Profile[]>;
}

export function libraryRoutes(parts: LibraryParts): Router {
  const { library, profiles } = parts;

  /** Absent: the request was answered already. */
  const profileOf = async (request: Request, response: Response): Promise<Profile | undefined> => {
    const user = await authenticate(parts, request, response);
    if (user === undefined) return undefined;
    const profile = profiles.get(user.id)?.find(({ id }) => id === request.query.profile);
    if (profile === undefined)
      answerProblem(response, 404, 'no-profile', 'You have no such profile.', 'Pick another one.');
    return profile;
  };

  return Router()
    .get('/titles', (_request, response) => {
      response.json({ titles });
    })
    .get('/profiles', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user !== undefined) response.json({ profiles: profiles.get(user.id) ?? [] });
    })
    .get('/library', async (request, response) => {
      const profile = await profileOf(request, response);
      if (profile !== undefined) response.json({ entries: library.entriesOf(profile.id) });
    })
    .patch('/library/:entryId', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const change = parse(EntryChangeSchema, request.body, 'The change');
      if (!change.ok) {
        response.status(400).json({ error: change.error });
        return;
      }
      const named = nameOf(profiles.get(user.id) ?? [], request.params.entryId);
      if (named === undefined) {
        answerProblem(
          response,
          404,
          'no-entry',
          'No title in a library of yours has this name.',
          'Pick one from the list.',
        );
        return;
      }
      response.json(library.change(named.profile.id, named.title.id, change.value));
    });
}

/** Which profile and title an entry's id names. Absent: none of these profiles, or no title. */
function nameOf(
  profiles: readonly Profile[],
  entryId: string,
): { readonly profile: Profile; readonly title: Title } | undefined {
  for (const profile of profiles) {
    const title = titles.find(({ id }) => entryIdOf(profile.id, id) === entryId);
    if (title !== undefined) return { profile, title };
  }
  return undefined;
}
