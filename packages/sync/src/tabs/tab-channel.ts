import { parseTabMessage, type TabMessage } from '../machine/tab-message.ts';

export interface TabChannel {
  post(message: TabMessage): void;
  close(): void;
}

/** What the tabs of one browser hear of each other. A message that is none, as of an older version, is left out. */
export function openTabChannel(
  Channel: typeof BroadcastChannel,
  name: string,
  onMessage: (message: TabMessage) => void,
): TabChannel {
  const channel = new Channel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = parseTabMessage(data);
    if (parsed.ok) onMessage(parsed.value);
  });
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
