import { startCustomerInbox } from '@driftscope/example-customer-inbox';
import { startEncryptedChat } from '@driftscope/example-encrypted-chat';
import type { StartedServer } from '@driftscope/example-server';
import { startStreamingLibrary } from '@driftscope/example-streaming-library';
import { startSupportChat } from '@driftscope/example-support-chat';
import { startTeamChat } from '@driftscope/example-team-chat';
import type { System } from '@driftscope/scenarios';

type Start = (options: { readonly port: number; readonly collectorUrl: string }) => Promise<StartedServer>;

const starts: Readonly<Record<System, Start>> = {
  A: startTeamChat,
  B: startSupportChat,
  C: startCustomerInbox,
  D: startStreamingLibrary,
  E: startEncryptedChat,
};

/** Starts the example that stands for the system, on a free port. */
export function startExample(system: System, collectorUrl: string): Promise<StartedServer> {
  return starts[system]({ port: 0, collectorUrl });
}
