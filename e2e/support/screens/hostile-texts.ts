/** Where hostile texts would have a page go. */
export const HOSTILE_HOST = 'hostile.test';

/** Whether any of these was taken for more than text leaves `data-hostile` in the page, or something at {@link HOSTILE_HOST}. */
const markup = [
  '<b data-hostile>bold</b>',
  `<img src=//${HOSTILE_HOST}/img onerror="document.body.dataset.hostile=1">`,
  `<script src=//${HOSTILE_HOST}/js></script>`,
  `"><svg data-hostile onload=alert(1)>`,
  '</script><!--',
].join('');

/** Texts that break what shows them carelessly, by what they are. Each begins with a word to find it by. */
export const hostileTexts = {
  markup: `markup ${markup}`,
  link: `javascript:alert(document.domain)//${HOSTILE_HOST}`,
  direction: 'direction \u202eevil\u2066 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u200f\u202d end',
  marks: `marks ${'z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309'.repeat(12)} \u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u{1f3fd} \ufeff\u200b`,
  control: 'control \u0000 null \u001b[31m red \u0007 \ud800 half \r\n line \u2028 next',
  names: "names __proto__ constructor {{7*7}} #{7*7} %s %00 ../../ ' OR 1=1; -- `x` $& $1",
  long: `long ${'word'.repeat(5_000)}`,
} as const;
