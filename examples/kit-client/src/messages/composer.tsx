import type { Problem, Result } from '@driftscope/example-protocol';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import styles from './composer.module.css';

export interface ComposerProps {
  readonly onSend: (text: string) => Promise<Result<unknown>>;
}

/** Writes and sends. What was sent leaves the box at once, and comes back if it could not be sent. */
export function Composer({ onSend }: ComposerProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const lastSend = useRef<Promise<unknown>>(Promise.resolve());

  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    setProblem(undefined);
    // One after the other: what was written first is said first.
    const sending = lastSend.current.then(() => onSend(said));
    lastSend.current = sending;
    const sent = await sending;
    if (sent.ok) return;
    setProblem(sent.error);
    setText((current) => current || said);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };

  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <form className={styles.composer} onSubmit={submit}>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          Not sent. {problem.message} {problem.hint}
        </p>
      )}
      <div className={styles.row}>
        <textarea
          aria-label="Message"
          placeholder="Write something…"
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={sendOnEnter}
        />
        <button type="submit">Send</button>
      </div>
    </form>
  );
}
