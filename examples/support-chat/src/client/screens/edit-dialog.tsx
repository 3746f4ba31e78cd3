import type { Problem, Result } from '@driftscope/example-protocol';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../sync/support-sync.ts';
import styles from './edit-dialog.module.css';

export interface EditDialogProps {
  readonly message: ChatMessage;
  readonly onEdit: (messageId: string, text: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** Gives a message other words. */
export function EditDialog({ message, onEdit, onClose }: EditDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(message.text);
  const [problem, setProblem] = useState<Problem>();

  useEffect(() => dialog.current?.showModal(), []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const edited = await onEdit(message.id, text.trim());
    if (edited.ok) dialog.current?.close();
    else setProblem(edited.error);
  };

  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Edit the message" onClose={onClose}>
      <form onSubmit={save}>
        <h2>Edit the message</h2>
        <textarea
          aria-label="New text"
          rows={3}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {problem !== undefined && (
          <p role="alert">
            {problem.message} {problem.hint}
          </p>
        )}
        <div className={styles.buttons}>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit">Save</button>
        </div>
      </form>
    </dialog>
  );
}
