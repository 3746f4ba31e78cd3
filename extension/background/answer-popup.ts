import type { WxtBrowser } from 'wxt/browser';
import type { PipelineStatus } from '../messages/panel-messages.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { type PopupAnswer, PopupRequestSchema } from '../messages/popup-messages.ts';

/** Tells the popup how a tab is doing. Pages and their scripts are told nothing. */
export function answerPopup(
  runtime: Pick<WxtBrowser['runtime'], 'onMessage' | 'getURL'>,
  statusOf: (tabId: number) => Promise<PipelineStatus>,
): void {
  runtime.onMessage.addListener((input: unknown, sender, answer: (said: PopupAnswer) => void) => {
    const request = parseMessage(PopupRequestSchema, input);
    if (!request.ok || !sender.url?.startsWith(runtime.getURL('/'))) return false;
    void statusOf(request.value.tabId).then((status) => answer({ status }));
    // The answer comes later.
    return true;
  });
}
