import type { RecordOf } from '@driftscope/records';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import type { LaneItem, Span } from './lane.ts';

interface Life {
  readonly entry: SessionRecord;
  readonly socket: number;
  readonly fromAt: number;
  openedAt: number | undefined;
  closedAt: number | undefined;
  how: string;
}

/** A bar for each socket of one session, from its opening to its close, and the gaps between the last and the next. */
export function computeSocketBars(
  records: readonly SessionRecord[],
  nowAt: number,
): { readonly bars: LaneItem[]; readonly gaps: readonly Span[] } {
  const lives = new Map<number, Life>();
  for (const entry of records) tell(lives, entry);
  const all = [...lives.values()];
  return { bars: all.map((life) => barOf(life, nowAt)), gaps: gapsBetween(all, nowAt) };
}

function tell(lives: Map<number, Life>, entry: SessionRecord): void {
  const { record, originMs } = entry;
  const at = originMs + record.t;
  if (record.kind === 'socket.attempt' || record.kind === 'socket.found') {
    const isOpen = record.kind === 'socket.found' && record.state === 'open';
    const { socket } = record;
    lives.set(socket, { entry, socket, fromAt: at, openedAt: isOpen ? at : undefined, closedAt: undefined, how: '' });
  } else if (record.kind === 'socket.open' || record.kind === 'socket.frame') {
    const life = lives.get(record.socket);
    if (life) life.openedAt ??= at;
  } else if (record.kind === 'socket.close') close(lives.get(record.socket), record, at);
}

function close(life: Life | undefined, { code, reason }: RecordOf<'socket.close'>, at: number): void {
  if (!life) return;
  life.closedAt = at;
  life.how = `, closed with ${code}${reason && ` ${reason}`}`;
}

function barOf({ entry, socket, fromAt, openedAt, closedAt, how }: Life, nowAt: number): LaneItem {
  const ref = { session: entry.session, seq: entry.record.seq };
  return {
    key: `socket/${recordKey(ref)}`,
    shape: 'bar',
    tone: openedAt === undefined ? (closedAt === undefined ? 'open' : 'bad') : 'good',
    fromAt,
    untilAt: closedAt ?? Math.max(nowAt, fromAt),
    label: `socket ${socket}${stateOf(openedAt, closedAt)}${how}`,
    row: 0,
    ref,
  };
}

function stateOf(openedAt: number | undefined, closedAt: number | undefined): string {
  if (openedAt === undefined) return closedAt === undefined ? ' connecting' : ' never opened';
  return closedAt === undefined ? ' open' : '';
}

/** Only sockets that opened count: attempts that fail do not end a gap. */
function gapsBetween(lives: readonly Life[], nowAt: number): readonly Span[] {
  const ups = lives
    .flatMap(({ openedAt, closedAt }) => (openedAt === undefined ? [] : [{ openedAt, closedAt }]))
    .toSorted((a, b) => a.openedAt - b.openedAt);
  const gaps: Span[] = [];
  let upUntil: number | undefined;
  for (const { openedAt, closedAt } of ups) {
    if (upUntil !== undefined && openedAt > upUntil) gaps.push({ fromAt: upUntil, untilAt: openedAt });
    upUntil = Math.max(upUntil ?? 0, closedAt ?? Number.POSITIVE_INFINITY);
  }
  if (upUntil !== undefined && upUntil < nowAt) gaps.push({ fromAt: upUntil, untilAt: nowAt });
  return gaps;
}
