import type { StartFault } from './fault-tools.ts';
import { type Message, startFrameFault } from './start-frame-fault.ts';

/** How long a message waits for one that overtakes it. */
const PATIENCE_MS = 2_000;

/** Each message that is meant arrives after the one that follows it. */
export const startReorder: StartFault<'reorder'> = (spec, tools) =>
  startFrameFault(spec, tools, () => {
    let held: { readonly message: Message; readonly cancel: () => void } | undefined;
    const release = () => {
      const { message, cancel } = held ?? {};
      held = undefined;
      cancel?.();
      message?.pass();
    };
    return {
      wants: (isMeant) => isMeant || held !== undefined,
      take: (message) => {
        if (held === undefined) {
          held = { message, cancel: tools.after(PATIENCE_MS, release) };
          return;
        }
        message.skip();
        message.pass();
        release();
      },
      end: release,
    };
  });
