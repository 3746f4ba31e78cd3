import { parseJson } from '../parse/parse-json.ts';

/** What can be read of a packet whose text was cut. */
export interface SocketIoHeader {
  readonly isEvent: boolean;
  readonly namespace: string;
  /** Binary frames that follow it and belong to it. */
  readonly attachments: number;
  readonly ackId?: number;
  /** Name of the event. Absent when it was cut too, and in other packets. */
  readonly name?: string;
}

/** `<type>[<attachments>-][<namespace>,][<ack id>][` and the event's name, as in `51-/admin,12["file"`. */
const header = /^([0-6])(?:(\d+)-)?(?:(\/[^,]*),)?(\d+)?(?:\[("(?:[^"\\]|\\.)*"|\d+(?=[,\]])))?/;

/** Reads the header of a cut packet. `undefined`: too little of it is left. */
export function peekSocketIoHeader(payload: string): SocketIoHeader | undefined {
  const match = header.exec(payload);
  // Right behind the header the data begins. If it does not, the header itself was cut.
  if (match === null || (match[5] === undefined && !'[{"'.includes(payload[match[0].length] ?? ' '))) return undefined;
  const [, type, attachments = '0', namespace = '/', ackId, name] = match;
  const parsedName = name === undefined ? undefined : parseJson(name);
  return {
    isEvent: type === '2' || type === '5',
    namespace,
    attachments: Number(attachments),
    ...(ackId === undefined ? {} : { ackId: Number(ackId) }),
    ...(parsedName?.ok ? { name: String(parsedName.value) } : {}),
  };
}
