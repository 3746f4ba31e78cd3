import { installFaults } from '@driftscope/recorder';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FAULTS_EVENT, MEND_EVENT } from '../channel/handshake.ts';

/** Loaded into a page when the panel asks for its first fault. */
export default defineUnlistedScript(() => {
  installFaults(window, FAULTS_EVENT, MEND_EVENT);
});
