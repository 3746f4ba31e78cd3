import type { StartFault } from './fault-tools.ts';
import { type Message, startFrameFault } from './start-frame-fault.ts';

/** Messages that are meant arrive later. A connection keeps its order, so all that follow wait for them. */
export const startDelay: StartFault<'delay'> = (spec, tools) =>
  startFrameFault(spec, tools, () => {
    const waiting: { readonly message: Message; isDue: boolean; readonly cancel: () => void }[] = [];
    const release = () => {
      while (waiting[0]?.isDue) waiting.shift()?.message.pass();
    };
    return {
      wants: (isMeant) => isMeant || waiting.length > 0,
      take: (message, isMeant) => {
        const entry = {
          message,
          isDue: !isMeant,
          cancel: tools.after(isMeant ? spec.delayMs : 0, () => {
            entry.isDue = true;
            release();
          }),
        };
        waiting.push(entry);
      },
      end: () => {
        for (const { cancel, message } of waiting.splice(0)) {
          cancel();
          message.pass();
        }
      },
    };
  });
