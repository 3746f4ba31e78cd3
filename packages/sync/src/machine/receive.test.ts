import { expect, test } from 'vitest';
import { put } from '../testing/changes.ts';
import { connected, type Driven, epoch, scope } from '../testing/drive.ts';
import { visibleEntities } from './view.ts';

const shown = ({ state }: Driven): readonly string[] =>
  visibleEntities(state, scope, 'note')
    .map(({ entity }) => entity.id)
    .sort();

const reads = (driven: Driven): readonly unknown[] => driven.takeEffects().filter(({ kind }) => kind === 'read');

/** Connected, with changes 1 and 2 applied. */
function caughtUp(): Driven {
  const driven = connected({ [scope]: 2 });
  const page = { kind: 'snapshot', scope, seq: 2, changes: [put(1), put(2)] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  driven.takeEffects();
  return driven;
}

const live = (driven: Driven, seq: number, socket: number): Driven =>
  driven.send({ kind: 'message', socket, message: { kind: 'change', change: put(seq) } });

test('who missed nothing reads nothing', () => {
  expect(reads(connected({}))).toEqual([]);
});

test('the next live change is applied, and one that came before is not applied again', () => {
  const driven = caughtUp();
  const socket = 2;
  live(live(driven, 3, socket), 3, socket);
  expect(driven.takeEffects().filter(({ kind }) => kind === 'changed')).toHaveLength(1);
  expect(shown(driven)).toEqual(['1', '2', '3']);
});

test('changes that come early are held while the gap is read, then applied in order', () => {
  const driven = caughtUp();
  live(live(driven, 5, 2), 4, 2);
  expect(shown(driven)).toEqual(['1', '2']);
  expect(reads(driven)).toEqual([expect.objectContaining({ scopes: [{ scope, since: 2 }] })]);
  const page = { kind: 'changes', scope, since: 2, seq: 3, head: 3, changes: [put(3)] } as const;
  driven.send({ kind: 'read', request: driven.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  expect(shown(driven)).toEqual(['1', '2', '3', '4', '5']);
  expect(driven.state.replicas.get(scope)).toMatchObject({ cursor: 5, head: 5, held: [] });
  expect(reads(driven)).toEqual([]);
});

test('a delete takes the entity away, and so does a snapshot without it', () => {
  const driven = caughtUp();
  const gone = { kind: 'delete', scope, seq: 3, atMs: 0, entity: { type: 'note', id: '1' } } as const;
  driven.send({ kind: 'message', socket: 2, message: { kind: 'change', change: gone } });
  expect(shown(driven)).toEqual(['2']);
  driven.send({ kind: 'closed', socket: 2, reason: 'lost' }).wait(60_000).send({ kind: 'tick' });
  const hello = { kind: 'hello', user: 'ada', epoch: 'e2' as typeof epoch, nowMs: 0, heads: { [scope]: 1 } } as const;
  driven.send({ kind: 'message', socket: driven.lastRequest(), message: hello });
  const page = { kind: 'snapshot', scope, seq: 1, changes: [put(1, '9')] } as const;
  const answer = { epoch: hello.epoch, nowMs: 0, pages: [page] };
  driven.send({ kind: 'read', request: driven.lastRequest(), answer });
  expect(shown(driven)).toEqual(['9']);
});

test('what did not change keeps its object, and is not drawn again', () => {
  const driven = caughtUp();
  const before = driven.state.replicas.get(scope)?.entities.get('note/1');
  live(driven, 3, 2);
  expect(driven.state.replicas.get(scope)?.entities.get('note/1')).toBe(before);
  const changed = driven.takeEffects().flatMap((effect) => (effect.kind === 'changed' ? effect.entities : []));
  expect(changed.map(({ entity }) => entity.id)).toEqual(['3']);
});

test('the store gets each page whole, with the cursor that it starts from', () => {
  const driven = caughtUp();
  live(driven, 3, 2);
  const saves = driven.takeEffects().flatMap((effect) => (effect.kind === 'save' ? effect.writes : []));
  expect(saves).toEqual([{ kind: 'advance-scope', scope, since: 2, cursor: 3, puts: [put(3)], deletes: [] }]);
});
