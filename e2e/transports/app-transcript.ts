import { createTranscript, type Transcript } from './transcript.ts';

/** The account that an app under test writes. It numbers the events itself, as the decoder must. */
export interface AppTranscript extends Transcript {
  event(connection: number, step: 'sent' | 'received', namespace: string, name: string, args: readonly unknown[]): void;
}

export function createAppTranscript(): AppTranscript {
  const transcript = createTranscript();
  const counts = new Map<string, number>();
  return {
    ...transcript,
    event(connection, step, namespace, name, args) {
      const key = `${connection} ${step} ${namespace}`;
      const ordinal = (counts.get(key) ?? 0) + 1;
      counts.set(key, ordinal);
      transcript.add(connection, step, namespace, ordinal, name, args);
    },
  };
}
