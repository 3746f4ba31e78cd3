import type { NameClash } from '#models/told/clashes.ts';
import type { Mismatch } from '#models/told/views.ts';
import type { Rule } from '#rule.ts';
import { countText, listText } from '../wording.ts';

/** Two endpoints tell the same thing in two ways. */
export const payloadMismatch: Rule = {
  kind: 'payload.mismatch',
  severity: 'medium',
  summary: 'Two endpoints, or an endpoint and an event, give the same entity under other names or types of fields.',
  advice:
    'Let one function on the server turn an entity into what clients get, and let all endpoints and events use it. A view may ' +
    'leave fields out; it should not call them otherwise. A schema that both ends share keeps it so.',
  watch({ world, on, report }) {
    on('views.clash', (clash) => {
      const { here, there, clashes, ids, id } = clash;
      const { session } = here;
      const names = listText(clashes.map(clashText));
      const sources = [here.source, there.source].toSorted();
      report({
        session,
        identity: world.identity.now(session),
        key: sources,
        place: sources,
        confidence: 'observed',
        title: `${there.source} and ${here.source} give the same ${countText(ids.length, 'entity', 'entities')} (${listText(ids)}) under different fields: ${names}`,
        at: Math.min(here.at, there.at),
        untilAt: here.at,
        facts: {
          sources,
          ids: [...ids],
          fields: clashes.map(({ here: a, there: b }) => ({ [here.source]: a, [there.source]: b })),
        },
        evidence: [
          { session: there.session.id, seq: there.seq, at: there.at, role: 'one way' },
          { session: session.id, seq: here.seq, at: here.at, role: 'another way' },
        ],
        witness: [
          { says: fieldsText(clash, 'there'), session: there.session.id, seq: there.seq, at: there.at },
          { says: fieldsText(clash, 'here'), session: session.id, seq: here.seq, at: here.at },
          {
            says: `Both are ${id}: the values under ${names} are equal.`,
            session: session.id,
            seq: here.seq,
            at: here.at,
          },
        ],
      });
    });
  },
};

const clashText = ({ here, there }: NameClash): string =>
  here === there ? `${here} (of two types)` : `${there} / ${here}`;

const fieldsText = ({ id, clashes, ...views }: Mismatch, side: 'here' | 'there'): string =>
  `${views[side].source} gave ${id} with the fields ${listText(clashes.map((clash) => clash[side]))}.`;
