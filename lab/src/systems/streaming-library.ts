import { startStreamingLibrary } from '@driftscope/example-streaming-library';
import Type, { type Static } from 'typebox';
import { actOnUser } from './act-on-user.ts';
import { createVisitors } from './create-visitors.ts';
import type { StageableSystem } from './lab-stage.ts';
import { withoutSockets } from './offered-faults.ts';
import { rowsOf } from './rows-of.ts';

const fields = ['favourite', 'rating', 'watchedMinutes'] as const;

const ProfilesSchema = Type.Object({ profiles: Type.Array(Type.Object({ id: Type.String() })) });

const LibrarySchema = Type.Object({
  entries: Type.Array(Type.Object({ id: Type.String(), titleId: Type.String(), rating: Type.Number() })),
});

/** System D. Rows are what the user has to do with each title. Nobody but the user changes them: whoever writes is another device. */
export const streamingLibrary: StageableSystem = {
  about: {
    id: 'streaming-library',
    name: 'Streaming library',
    system: 'D',
    compared: [
      {
        name: 'titles',
        rows: { kind: 'states', patterns: [{ path: ['entries', '*'], fields: [...fields] }] },
        isOrdered: false,
      },
    ],
    // It asks every half minute, and a little later while it takes its time.
    newsMs: 34_000,
    faults: [...withoutSockets],
    user: 'Alice',
    nextUser: 'Bob',
    writers: ['Alice'],
    writeEveryMs: 1_000,
    opening: [{ kind: 'see', text: 'More about it' }],
  },
  start: async () => {
    const { url, stop } = await startStreamingLibrary({ port: 0 });
    const visitors = createVisitors(url);
    const readLibrary = async (user: string): Promise<Static<typeof LibrarySchema>['entries']> => {
      const { profiles } = await visitors.ask(user, ProfilesSchema, '/api/profiles');
      const path = `/api/library?profile=${profiles[0]?.id}`;
      return (await visitors.ask(user, LibrarySchema, path)).entries;
    };
    let writes = 0;
    return {
      url,
      stop,
      readCopy: async (user) => ({ titles: rowsOf(await readLibrary(user), fields) }),
      act: async (act) => {
        if (act.kind !== 'write') return actOnUser(visitors, act);
        const entries = await readLibrary(act.by);
        const entry = entries[writes % entries.length];
        writes += 1;
        if (entry === undefined) throw new Error(`The library of ${act.by} is empty.`);
        await visitors.ask(
          act.by,
          Type.Unknown(),
          `/api/library/${entry.id}`,
          { rating: (entry.rating % 5) + 1 },
          'PATCH',
        );
      },
    };
  },
};
