import { defineContentScript } from 'wxt/utils/define-content-script';
import { startRecorder } from '../page/start-recorder.ts';

export default defineContentScript({
  matches: ['http://*/*', 'https://*/*', 'file:///*'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main: () => {
    startRecorder(window);
  },
});
