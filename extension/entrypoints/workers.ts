import { installWorkerLook } from '@driftscope/recorder';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FAULTS_EVENT } from '../channel/handshake.ts';
import { text } from '../page/worker-script.ts?bundled';

/** Registered for the pages whose workers the user wants looked into. */
export default defineUnlistedScript(() => {
  installWorkerLook(window, FAULTS_EVENT, text);
});
