import { createConnectionDecoder, type DriftRecord, type WireFact } from '@driftscope/records';
import { createTranscript, type Step, type Transcript } from './transcript.ts';
import type { TransportAccount } from './transport-app.ts';

/** The account of a page's connections that its records give. */
export function wireTranscript(records: readonly DriftRecord[], tellsCloses: boolean): TransportAccount {
  const decoder = createConnectionDecoder();
  const transcript = createTranscript();
  const asked = new Map<string, string>();
  let heartbeats = 0;
  for (const record of records) {
    tellStream(transcript, record);
    const reading = decoder.push(record);
    if (reading === undefined) continue;
    const { number } = reading.connection;
    for (const fact of reading.facts) {
      if (fact.kind === 'ping' || fact.kind === 'pong') heartbeats += 1;
      else {
        tell(transcript, number, fact, asked);
        tellCarried(transcript, number, fact);
      }
    }
    if (record.kind === 'socket.close' && tellsCloses) transcript.add(number, 'closed', record.code, record.reason);
  }
  return { lines: transcript.lines, heartbeats, tellsCloses };
}

/** Streams need no decoding: the browser hands out events. */
function tellStream({ add }: Transcript, record: DriftRecord): void {
  if (record.kind === 'stream.open') add(record.stream, 'connected');
  if (record.kind === 'stream.event') add(record.stream, 'message in', record.event, record.text, record.lastEventId);
  if (record.kind === 'stream.error') add(record.stream, 'refused', record.retries);
  if (record.kind === 'stream.close') add(record.stream, 'left');
}

function tell(transcript: Transcript, connection: number, fact: WireFact, asked: Map<string, string>): void {
  const add = (step: Step, ...said: readonly unknown[]) => transcript.add(connection, step, ...said);
  switch (fact.kind) {
    case 'handshake':
      add('handshake', fact.eio);
      break;
    case 'connect':
      add('connect', fact.namespace, ...(fact.auth === undefined ? [] : [fact.auth]));
      break;
    case 'connected':
      add('connected', fact.namespace, fact.sid, fact.recovered);
      break;
    case 'refused':
      add('refused', fact.namespace, fact.message);
      break;
    case 'disconnect':
      add(fact.dir === 'in' ? 'kicked' : 'left', fact.namespace);
      break;
    case 'event': {
      const { dir, namespace, ackId, name, args, ordinal } = fact;
      if (ackId !== undefined) {
        // STOMP's receipts do not say of which destination they are.
        asked.set(`${connection} ${dir} ${namespace} ${ackId}`, name);
        asked.set(`${connection} ${dir} ${ackId}`, name);
      }
      add(dir === 'in' ? 'received' : 'sent', namespace, ordinal, name, args);
      break;
    }
    case 'ack': {
      const { dir, namespace, ackId, args } = fact;
      // An answer goes against the direction of what it answers.
      const way = `${connection} ${dir === 'in' ? 'out' : 'in'}`;
      const name = asked.get(`${way} ${namespace} ${ackId}`) ?? asked.get(`${way} ${ackId}`);
      add(dir === 'in' ? 'answer' : 'answered', name, args);
      break;
    }
    case 'message':
      add(`message ${fact.dir}`, fact.data);
      break;
    default:
      break;
  }
}

/** Of a request that an event carried, and of its answer, what they say besides. */
function tellCarried({ add }: Transcript, connection: number, fact: WireFact): void {
  if (fact.kind === 'event' && fact.request) {
    const { method, url, body } = fact.request;
    add(connection, 'request', method, url, body);
  }
  if (fact.kind === 'ack' && fact.response) add(connection, 'response', fact.response.status, fact.response.body);
}
