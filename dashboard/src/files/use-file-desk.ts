import type { SessionId } from '@driftscope/records';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useServices } from '../app/services.ts';
import { createListeners } from '../live/create-listeners.ts';
import { sessionListAddress } from '../sessions/session-filters.ts';
import type { Files } from './files.ts';
import { openFile } from './open-file.ts';
import { addressOf, type OpenedFile } from './opened-file.ts';

export interface FileDesk extends Files {
  /** Name of the file that is being opened. Absent: none is. */
  readonly opening: string | undefined;
  /** What was opened last. Empty once it was removed, or nobody wants to see it any more. */
  readonly opened: readonly OpenedFile[];
  /** What came of removing some. Absent: none were. */
  readonly removal: { readonly text: string; readonly isFault: boolean } | undefined;
  readonly forget: () => void;
}

/** Opens files one after the other, shows what was in them, and removes it again. */
export function useFileDesk(): FileDesk {
  const { api } = useServices();
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<string>();
  const [opened, setOpened] = useState<readonly OpenedFile[]>([]);
  const [removal, setRemoval] = useState<FileDesk['removal']>();
  const [listeners] = useState(() => createListeners<[]>());
  /** What is dropped while others are being opened waits for them. */
  const before = useRef(Promise.resolve());

  async function openAll(files: readonly File[]): Promise<void> {
    const all: OpenedFile[] = [];
    setRemoval(undefined);
    for (const file of files) {
      setOpening(file.name);
      all.push({ number: all.length + 1, name: file.name, answer: await openFile(api, file) });
    }
    setOpening(undefined);
    setOpened(all);
    listeners.call();
    const address = addressOf(all);
    if (address !== undefined) navigate(address);
  }

  async function removeAll(sessions: readonly SessionId[], name: string): Promise<void> {
    const faults = [];
    for (const id of sessions) {
      const answer = await api.removeSession(id);
      if (!answer.ok) faults.push(answer.error);
    }
    const [fault] = faults;
    setOpened([]);
    setRemoval(
      fault === undefined
        ? { text: `${name} was removed, with what was found in it.`, isFault: false }
        : { text: `${name} is still here, or a part of it. ${fault.message} ${fault.hint}`, isFault: true },
    );
    listeners.call();
    if (fault === undefined) navigate(sessionListAddress({ imported: 'true' }));
  }

  return {
    opening,
    opened,
    removal,
    onChange: listeners.add,
    open: (files) => {
      if (files.length > 0) before.current = before.current.then(() => openAll(files));
    },
    remove: (sessions, name) => void removeAll(sessions, name),
    forget: () => {
      setOpened([]);
      setRemoval(undefined);
    },
  };
}
