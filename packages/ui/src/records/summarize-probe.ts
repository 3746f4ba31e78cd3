import { type DriftRecord, parseJson, type RecordOf } from '@driftscope/records';
import { counted } from '../format/counted.ts';
import { fieldsOf } from './fields-of.ts';
import { firstId } from './first-id.ts';

/** What the server's probe saw, in one line. */
export function summarizeProbe(record: DriftRecord): string {
  switch (record.kind) {
    case 'probe.connect':
      return `${record.user ?? 'somebody'} connected to ${record.namespace}${record.recovered ? ', recovered' : ''}`;
    case 'probe.join':
      return `${record.sid} joined ${record.room}`;
    case 'probe.leave':
      return `${record.sid} left ${record.room}`;
    case 'probe.emit':
      return describeEmit(record);
    case 'probe.replay':
      return `sent ${record.event} again, #${record.n}`;
    case 'probe.receive':
      return `got ${record.event} from ${record.sid}`;
    case 'probe.error':
      return `failed at ${record.event} from ${record.sid}: ${thrownText(record)}`;
    case 'probe.request-error':
      return `failed at ${record.requestLine}: ${thrownText(record)}`;
    case 'probe.write':
      return `wrote ${versioned(record)} by ${record.route}`;
    case 'probe.read':
      return `gave ${versioned(record)} to ${record.route}`;
    case 'probe.disconnect':
      return `${record.sid} gone: ${record.reason}, ${counted(record.sent, 'event')} sent`;
    default:
      return fieldsOf(record);
  }
}

const thrownText = ({ name, message }: RecordOf<'probe.error' | 'probe.request-error'>): string =>
  [name, message].filter(Boolean).join(': ');

const versioned = ({ id, version }: RecordOf<'probe.write' | 'probe.read'>): string =>
  version === undefined ? id : `${id} in version ${version}`;

function describeEmit({ event, args, rooms, direct, to }: RecordOf<'probe.emit'>): string {
  const parsed = args === undefined ? undefined : parseJson(args);
  const id = parsed?.ok && Array.isArray(parsed.value) ? firstId(parsed.value) : undefined;
  const whom = rooms.join(', ') || (direct ? 'one socket' : 'all');
  return `sent ${[event, id].filter(Boolean).join(' ')} to ${whom}: ${counted(to.length, 'recipient')}`;
}
