import type { DriftRecord, RecordOf } from '@driftscope/records';
import { counted } from '../format/counted.ts';
import { formatDuration } from '../format/format-duration.ts';
import { describeFault } from './describe-fault.ts';
import { fieldsOf } from './fields-of.ts';
import { shortUrl } from './short-url.ts';

/** What happened to the page, its user, or the recorder, in one line. */
export function summarizePage(record: DriftRecord): string {
  switch (record.kind) {
    case 'identity.seen':
      return `${record.label ?? record.who} is logged in`;
    case 'identity.login':
      return `${record.label ?? record.who} logged in`;
    case 'identity.logout':
      return `${record.label ?? record.who} logged out`;
    case 'identity.switch':
      return `${record.from} → ${record.label ?? record.to}`;
    case 'page.load':
      return `${record.navigation ?? 'load'} ${shortUrl(record.url)}`;
    case 'page.visibility':
      return record.visibility;
    case 'recorder.on':
      return record.fromStart ? 'recording from the start of the page' : 'recording from now on';
    case 'recorder.dropped':
      return `${counted(record.count, 'record')} left out (${record.why})`;
    case 'recorder.ring':
      return `kept in the page until asked for; ${counted(record.count, 'record')} before left out`;
    case 'recorder.unseen':
      return describeUnseen(record);
    case 'recorder.fault':
      return `${record.hook}: ${record.message}${record.off ? ' (hook is off)' : ''}`;
    case 'page.long-task':
      return `busy for ${formatDuration(record.durationMs)}`;
    case 'page.layout-shift':
      return `layout shift ${record.score.toFixed(3)}`;
    case 'error.uncaught':
    case 'error.rejection':
      return [record.name, record.message].filter(Boolean).join(': ');
    case 'ui.click':
    case 'ui.submit':
      return record.target;
    case 'ui.change':
      return `${record.target}${record.size === undefined ? '' : `, ${counted(record.size, 'character')}`}`;
    case 'ui.press':
      return `${record.target}, ${record.key}`;
    case 'fault.begin':
      return `fault ${record.fault}: ${describeFault(record.spec)}`;
    case 'fault.end':
      return `fault ${record.fault} ${record.why}, ${counted(record.hits, 'hit')}`;
    case 'mark':
      return record.text;
    default:
      return fieldsOf(record);
  }
}

function describeUnseen({ what, url, why }: RecordOf<'recorder.unseen'>): string {
  const how = why === 'policy' ? 'which a policy does not let us look into' : 'which is not recorded';
  return `a ${what}, ${how}${url === undefined ? '' : `: ${shortUrl(url)}`}`;
}
