import type { IncidentChange, TriageChoice } from '@driftscope/detect';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { type TriageText, triageCommands, triageTexts } from './triage-command.ts';
import classes from './triage-desk.module.css';
import { TriageField } from './triage-field.tsx';
import { type TriageNews, useTriage } from './use-triage.ts';

/** Changes what is said of incidents by keys and, of marked ones, by buttons; says what came of it, and takes it back. */
export function TriageDesk({
  choice,
  marked,
  onClear,
  onChanged = nothing,
}: {
  /** What is changed. Absent: there is nothing to. */
  readonly choice: TriageChoice | undefined;
  /** Says what is marked, with what can be done about that. Absent: nothing is. */
  readonly marked?: ReactNode;
  readonly onClear?: () => void;
  readonly onChanged?: () => void;
}) {
  const { news, isBusy, change, undo, forgetNews } = useTriage(onChanged);
  const [asking, setAsking] = useState<TriageText>();
  const isMarked = marked !== undefined;

  async function carryOut(what: IncidentChange, done: string): Promise<void> {
    if (choice === undefined || isBusy) return;
    setAsking(undefined);
    if (await change(choice, what, done)) onClear?.();
  }
  const ask = (text: TriageText) => {
    if (choice !== undefined) setAsking(text);
  };

  useKeys({
    ...Object.fromEntries(triageCommands.map(({ key, change, done }) => [key, () => void carryOut(change, done)])),
    ...Object.fromEntries(triageTexts.map((text) => [text.key, () => ask(text)])),
    u: () => void undo(),
    Escape: isMarked ? onClear : forgetNews,
  });

  return (
    <>
      {(isMarked || asking || news.text !== undefined || news.fault !== undefined) && (
        <section className={classes.desk} aria-label="Triage of incidents">
          {isMarked && (
            <div className={classes.row}>
              {marked}
              {triageCommands.map(({ key, name, change, done }) => (
                <Command key={key} letter={key} name={name} onClick={() => void carryOut(change, done)} />
              ))}
              {triageTexts.map((text) => (
                <Command key={text.key} letter={text.key} name={`${text.name}…`} onClick={() => ask(text)} />
              ))}
              <Button size="compact-xs" variant="subtle" onClick={onClear}>
                Unmark all
              </Button>
            </div>
          )}
          {asking && (
            <TriageField
              key={asking.key}
              text={asking}
              onClose={() => setAsking(undefined)}
              onSubmit={(value) => void carryOut({ [asking.field]: value }, asking.done)}
            />
          )}
          <News news={news} onUndo={() => void undo()} />
        </section>
      )}
    </>
  );
}

function News({ news: { text, undoId, fault }, onUndo }: { readonly news: TriageNews; readonly onUndo: () => void }) {
  return (
    <div className={classes.row}>
      <span role="status">{text}</span>
      {fault && <span role="alert" className={classes.fault}>{`${fault.message} ${fault.hint}`}</span>}
      {undoId !== undefined && <Command letter="u" name="Undo" onClick={onUndo} />}
    </div>
  );
}

function Command({
  letter,
  name,
  onClick,
}: {
  readonly letter: string;
  readonly name: string;
  readonly onClick: () => void;
}) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={name}
      aria-keyshortcuts={letter}
      rightSection={<span className={classes.letter}>{letter}</span>}
      onClick={onClick}
    >
      {name}
    </Button>
  );
}

const nothing = (): void => undefined;
