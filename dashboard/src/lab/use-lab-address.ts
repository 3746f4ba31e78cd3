import type { LabSystem } from '@driftscope/records';
import { useSearchParams } from 'wouter';
import type { LabScript } from '../lab-script/lab-script.ts';
import { parseScript, scriptText } from '../lab-script/script-address.ts';

/**
 * What a newcomer sees first: a short loss of the network, as everybody has it every day, and a server that puts one out.
 * Between them a client has time to come back, and five seconds more, after which it is told that it read nothing again.
 */
const firstScript: LabScript = {
  seed: 1,
  events: [
    { id: '1', fault: 'cut', atMs: 2_000, forMs: 3_000 },
    { id: '2', fault: 'kick', atMs: 15_000, forMs: 500 },
  ],
};

/** System and script are the address: it can be sent to somebody, who runs the same. */
export function useLabAddress(systems: readonly LabSystem[]) {
  const [params, setParams] = useSearchParams();
  const system = systems.find(({ id }) => id === params.get('system')) ?? systems[0];
  const asked = parseScript(params.get('script') ?? '') ?? firstScript;
  // What means nothing to this system may have been asked of another.
  const script = { ...asked, events: asked.events.filter(({ fault }) => system?.faults.includes(fault)) };
  const put = (key: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(key, value);
        return next;
      },
      { replace: true },
    );
  return {
    system,
    script,
    setSystem: (id: string) => put('system', id),
    setScript: (next: LabScript) => put('script', scriptText(next)),
  };
}
