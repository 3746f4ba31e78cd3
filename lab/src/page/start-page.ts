import { installFaults, installRecorder } from '@driftscope/recorder';
import type { LabCommand } from '@driftscope/records';
import { LabCommandSchema, type LabNews } from '@driftscope/records';
import { Value } from 'typebox/value';
import { createHands } from './create-hands.ts';
import { leadEngine } from './lead-engine.ts';
import { obey } from './obey.ts';

const FAULTS_EVENT = 'lab:faults';

/** Records the page from its first line, tells the window around it, and does what that window says. */
export function startPage(scope: Window & typeof globalThis): void {
  const { document, parent } = scope;
  const script = document.currentScript;
  const shownBy = script instanceof HTMLScriptElement ? new URL(script.src).searchParams.get('for') : null;
  if (shownBy === null || parent === scope) return;
  const tell = (news: LabNews) => parent.postMessage(news, shownBy);

  // The extension's recorder may be here too. Both do their work; this one is for the lab.
  Reflect.deleteProperty(scope, '__DRIFTSCOPE__');
  const recorder = installRecorder({
    scope,
    send: (_batch, text) => tell({ kind: 'batch', text }),
    recorderVersion: 'lab',
    faultsEvent: FAULTS_EVENT,
  });
  recorder?.setRecording(true);
  installFaults(scope, FAULTS_EVENT);
  const parts = { hands: createHands(document), engine: leadEngine(scope, FAULTS_EVENT), tell };

  scope.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== parent || origin !== shownBy || !Value.Check(LabCommandSchema, data)) return;
    const command: LabCommand = data;
    obey(command, parts).then(
      () => tell({ kind: 'done', id: command.id }),
      (error: unknown) => tell({ kind: 'failed', id: command.id, message: String(error) }),
    );
  });
  scope.addEventListener('load', () => tell({ kind: 'ready' }));
}
