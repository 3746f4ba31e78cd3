import type { TracedEvent } from './tracing.ts';

/** What an event's span says of it, by OpenTelemetry's conventions for messaging. */
export const attributesOf = ({ event, namespace, sid }: TracedEvent): Record<string, string> => ({
  'messaging.system': 'socket.io',
  'messaging.operation.name': event,
  'messaging.destination.name': namespace,
  'messaging.client.id': sid,
});
