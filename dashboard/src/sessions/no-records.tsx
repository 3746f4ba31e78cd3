import { EmptyState } from '@driftscope/ui';

/** It is known that the session is there, and nothing else. */
export const NoRecords = () => (
  <EmptyState title="No records" hint="The session was announced, but none of its records has arrived yet." />
);
