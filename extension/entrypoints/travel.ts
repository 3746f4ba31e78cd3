import { installTravel } from '@driftscope/recorder';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FAULTS_EVENT, MEND_EVENT } from '../channel/handshake.ts';

/** Loaded into a page when the panel asks for the first time to hold the states of its stores. */
export default defineUnlistedScript(() => {
  installTravel(window, FAULTS_EVENT, MEND_EVENT);
});
