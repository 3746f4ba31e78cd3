import { demo } from '../demo.ts';
import type { Stage, Tab } from '../stage.ts';

/** Three known customers write, one after the other: from that can be learned what the agent's page does with messages. */
export async function othersWrite(stage: Stage, agent: Tab): Promise<void> {
  for (let written = 0; written < 3; written += 1) {
    await demo(agent, 'Another customer writes');
    await agent.see('Are there any news?');
    await stage.pass(1_000);
  }
}
