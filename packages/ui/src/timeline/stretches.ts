import type { DriftRecord } from '@driftscope/records';
import { describeFault } from '../records/describe-fault.ts';
import { shortenMarks } from '../records/redaction-mark.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import type { LaneItem, LaneKind, LaneTone } from './lane.ts';

/** A bar that stands for what lasted: who was logged in, that the page was hidden, a fault. */
export interface Stretch {
  readonly lane: LaneKind;
  readonly item: LaneItem;
}

/** What a record changes: what of this name went on ends, and begins anew if `begins` says so. */
interface Change {
  readonly lane: LaneKind;
  readonly name: string;
  readonly begins?: { readonly label: string; readonly tone: LaneTone };
}

/** The stretches of one session, from the record that began each to the one that ended it. */
export function computeStretches(records: readonly SessionRecord[], nowAt: number): readonly Stretch[] {
  const open = new Map<string, Stretch>();
  const done: Stretch[] = [];
  for (const { session, originMs, record } of records) {
    const at = originMs + record.t;
    for (const { lane, name, begins } of changesBy(record)) {
      const before = open.get(name);
      if (before && begins && before.item.label === begins.label) continue;
      if (before) done.push(endAt(before, at));
      open.delete(name);
      if (!begins) continue;
      const ref = { session, seq: record.seq };
      const key = `${name}/${recordKey(ref)}`;
      open.set(name, { lane, item: { key, shape: 'bar', fromAt: at, untilAt: at, row: 0, ref, ...begins } });
    }
  }
  return [...done, ...[...open.values()].map((stretch) => endAt(stretch, nowAt))];
}

const endAt = ({ lane, item }: Stretch, at: number): Stretch => ({
  lane,
  item: { ...item, untilAt: Math.max(item.fromAt, at) },
});

function changesBy(record: DriftRecord): readonly Change[] {
  switch (record.kind) {
    case 'identity.seen':
    case 'identity.login':
      return [user(record.label ?? record.who)];
    case 'identity.switch':
      return [user(record.label ?? record.to)];
    case 'identity.logout':
      return [{ lane: 'identity', name: 'user' }];
    case 'page.load':
      return [hidden(record.visibility === 'hidden'), offline(record.online === false)];
    case 'page.visibility':
      return [hidden(record.visibility === 'hidden')];
    case 'page.offline':
    case 'page.online':
      return [offline(record.kind === 'page.offline')];
    case 'page.freeze':
    case 'page.resume':
      return [pageState('frozen', record.kind === 'page.freeze', 'bad')];
    case 'fault.begin':
      return [
        { lane: 'fault', name: `fault ${record.fault}`, begins: { label: describeFault(record.spec), tone: 'bad' } },
      ];
    case 'store.travel':
      return [{ lane: 'fault', name: 'travel', ...(record.to !== undefined && { begins: travelTo(record.to) }) }];
    case 'fault.end':
      return [{ lane: 'fault', name: `fault ${record.fault}` }];
    default:
      return [];
  }
}

const travelTo = (seq: number) => ({ label: `stores put back to #${seq}`, tone: 'bad' as const });

const user = (who: string): Change => ({
  lane: 'identity',
  name: 'user',
  begins: { label: `${shortenMarks(who)} is logged in`, tone: 'plain' },
});

const hidden = (is: boolean): Change => pageState('hidden', is, 'plain');
const offline = (is: boolean): Change => pageState('offline', is, 'bad');

const pageState = (name: string, is: boolean, tone: LaneTone): Change => ({
  lane: 'page',
  name,
  ...(is && { begins: { label: name, tone } }),
});
