import type { IncidentChange, IncidentSummary, TriageChoice, TriageEntry } from '@driftscope/detect';

/** A change, as it is written down. */
export interface Triage {
  /** The same again is the same change. */
  readonly id: string;
  readonly change: IncidentChange;
  /** Epoch ms. */
  readonly at: number;
  /** Who made it. Absent: nobody was asked. */
  readonly by?: string;
}

export interface KnownTriage {
  /** Incidents that it made a difference to. */
  readonly changed: number;
  /** All that it is for were looked at. */
  readonly isDone: boolean;
  readonly isUndone: boolean;
}

/** What users say of incidents, and what they said before. */
export interface TriageStore {
  /** Ids of the incidents that are meant, of those that are there. */
  select(choice: TriageChoice): Promise<readonly string[]>;
  /** Writes down a change before it begins. Nothing where it is known. */
  begin(triage: Triage): Promise<void>;
  /**
   * Does it to these incidents, all at once; those that it was done to already, and those to which it makes no difference,
   * stay.
   *
   * @returns the ones that changed.
   */
  apply(triage: Triage, incidents: readonly string[]): Promise<readonly IncidentSummary[]>;
  finish(id: string): Promise<void>;
  /** Absent: there is none of this id, or it was forgotten. */
  find(id: string): Promise<KnownTriage | undefined>;
  /** Ids of the incidents that it made a difference to. */
  touched(id: string): Promise<readonly string[]>;
  /** Gives these incidents back what they had before, as far as nobody has changed it since. */
  takeBack(id: string, incidents: readonly string[]): Promise<readonly IncidentSummary[]>;
  /** @param at epoch ms. */
  finishUndo(id: string, at: number): Promise<void>;
  /** What was made of an incident, the last first. */
  history(incident: string): Promise<readonly TriageEntry[]>;
  /** Forgets the changes made before then, epoch ms: they cannot be taken back any more. */
  forget(before: number): Promise<void>;
}
