import type { IncidentChange, TriageChoice } from '@driftscope/detect';
import type { Fault } from '@driftscope/records';
import { randomId } from '@driftscope/sync';
import { counted } from '@driftscope/ui';
import { useCallback, useState } from 'react';
import { useServices } from '../app/services.ts';

/** What was done last, or could not be. */
export interface TriageNews {
  /** As a sentence begins: `Resolved 3 incidents`. Absent: nothing was done. */
  readonly text?: string;
  /** The change that can be taken back. Absent: none. */
  readonly undoId?: string;
  readonly fault?: Fault;
}

export interface Triaging {
  readonly news: TriageNews;
  readonly isBusy: boolean;
  /** @returns whether it was done. @param done what to say of it: `Resolved`. */
  readonly change: (choice: TriageChoice, change: IncidentChange, done: string) => Promise<boolean>;
  /** Takes back what was done last. Does nothing where that cannot be. */
  readonly undo: () => Promise<void>;
  readonly forgetNews: () => void;
}

/** Changes what is said of incidents, and takes it back. What comes of it is told by the live push. */
export function useTriage(onChanged: () => void): Triaging {
  const { api } = useServices();
  const [news, setNews] = useState<TriageNews>({});
  const [isBusy, setBusy] = useState(false);

  const change = useCallback(
    async (choice: TriageChoice, change: IncidentChange, done: string) => {
      const id = randomId(crypto);
      setBusy(true);
      const answer = await api.triage({ id, choice, change });
      setBusy(false);
      if (!answer.ok) {
        setNews({ fault: answer.error });
        return false;
      }
      const { changed } = answer.value;
      setNews(
        changed === 0
          ? { text: 'Nothing to change: it is like that already' }
          : { text: `${done} ${counted(changed, 'incident')}`, undoId: id },
      );
      onChanged();
      return true;
    },
    [api, onChanged],
  );

  const { undoId } = news;
  const undo = useCallback(async () => {
    if (undoId === undefined) return;
    setBusy(true);
    const answer = await api.undoTriage(undoId);
    setBusy(false);
    if (!answer.ok) return setNews({ undoId, fault: answer.error });
    setNews({ text: `Put ${counted(answer.value.changed, 'incident')} back as before` });
    onChanged();
  }, [api, undoId, onChanged]);

  return { news, isBusy, change, undo, forgetNews: useCallback(() => setNews({}), []) };
}
