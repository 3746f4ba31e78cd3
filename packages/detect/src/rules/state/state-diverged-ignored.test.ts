import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const account = (balance: number, owner = 'Ada'): JsonObject => ({ id: 'acc_1', owner, balance });
const set = (field: string, value: Json): PatchOp => ({ op: 'set', path: ['accounts', 0, field], value });

/** A page that took two balances from events, until 10 s. */
function page(): PageTrace {
  const trace = new PageTrace('ada').at(100).seen('ada').connect('eio-1', { token: 'x' });
  trace.fetch('GET /accounts', [account(50)]).store(1, 'bank', { accounts: [account(50)], mutations: {} });
  for (const balance of [60, 70])
    trace.after(4_000).receive('account', account(balance)).commit(1, set('balance', balance));
  return trace.at(20_000);
}
/** It pays 20, and is answered what is left. */
const paid = (line = 'POST /payments', sent: JsonObject = { from: 'acc_1', amount: 20 }, trace = page()) =>
  trace.fetch(line, { ok: true, account: account(50) }, { sent });

describe('what the answer to a write says of what was not sent', () => {
  test('is likely an incident where nothing took it for seven seconds, and it had followed events', () => {
    const [incident, ...others] = found(paid());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title: 'balance of acc_1 at accounts in store “bank” of ada is 70, though POST /payments said 50 7.0 s ago',
      facts: { why: 'ignored', held: 70, said: 50 },
    });
    expectSteady('state.diverged', [paid()], { untilT: 60_000, noneUntilT: 26_900 });
  });

  test('is one where only what keeps the answers to writes has it', () => {
    const kept: PatchOp = { op: 'set', path: ['mutations', 'm1'], value: { data: { account: account(50) } } };
    expect(found(paid().commit(1, kept))).toHaveLength(1);
  });

  test('is one where the page took just what it had sent', () => {
    const frozen = { id: 'acc_1', owner: 'Bo', balance: 0 };
    const renamed = () => page().fetch('PATCH /accounts/acc_1', frozen, { sent: { owner: 'Bo' } });
    expect(found(renamed().commit(1, set('owner', 'Bo')))).toMatchObject([{ facts: { why: 'ignored', said: 0 } }]);
    expect(found(renamed().commit(1, set('owner', 'Bo'), set('balance', 0)))).toEqual([]);
  });

  test('is none when it is taken or read, or an event brings it, within that time', () => {
    expect(found(paid().after(6_800).commit(1, set('balance', 50)))).toEqual([]);
    const told = paid().after(3_000).receive('account', account(50));
    expect(found(told.commit(1, set('balance', 50)))).toEqual([]);
    expect(
      found(
        paid()
          .after(3_000)
          .fetch('GET /accounts', [account(65)])
          .commit(1, set('balance', 65)),
      ),
    ).toEqual([]);
  });

  test('is none where the page sent it itself, or asked how it would be', () => {
    expect(found(paid('PATCH /accounts/acc_1', { balance: 50 }))).toEqual([]);
    expect(found(paid('POST /payments/preview'))).toEqual([]);
  });

  test('is none where another copy took it, or the user changed this one', () => {
    const other = paid().store(2, 'detail', { account: account(50) });
    expect(found(other)).toEqual([]);
    expect(found(paid('POST /payments', { amount: 20 }, page().commit(1, set('owner', 'Ada L.'))))).toEqual([]);
  });

  test('is none where the copy never followed events', () => {
    const still = new PageTrace('ada')
      .at(100)
      .seen('ada')
      .fetch('GET /accounts', [account(70)]);
    still.store(1, 'bank', { accounts: [account(70)] }).at(20_000);
    expect(found(paid('POST /payments', { amount: 20 }, still))).toEqual([]);
  });
});
