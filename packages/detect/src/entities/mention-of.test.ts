import { expect, test } from 'vitest';
import { mentionOf } from './mention-of.ts';

test('an id is named as a text, or as a whole number', () => {
  expect(mentionOf('m_7')('[{"id":"m_7"}]')).toBe(true);
  expect(mentionOf('m_7')('[{"id":"m_71"}]')).toBe(false);
  const isSeven = mentionOf('7');
  expect(['["7"]', '[7]', '[{"id":7,"n":1}]'].map(isSeven)).toEqual([true, true, true]);
  expect(['[70]', '[17]', '[7.5]', '[0.7]', '["m7"]'].map(isSeven)).toEqual([false, false, false, false, false]);
});
