import type { ClientName } from '../lab-run/lab-client.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';

/** The incidents of one kind: the first that was told, and how many. */
export interface ToldGroup {
  readonly first: ToldIncident;
  readonly count: number;
}

/** What was told of a client, by kind, in the order in which the kinds came. */
export function groupTold(state: LabState | undefined, client: ClientName): readonly ToldGroup[] {
  const told = state?.incidents.filter((each) => each.client === client) ?? [];
  const kinds = Map.groupBy(told, ({ incident }) => incident.kind);
  return [...kinds.values()].flatMap((ofKind) =>
    ofKind[0] === undefined ? [] : [{ first: ofKind[0], count: ofKind.length }],
  );
}
