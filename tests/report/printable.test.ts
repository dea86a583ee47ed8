import { expect, test } from 'vitest';
import { printable } from '../../src/report/printable.js';

test.each([
  ['an escape sequence', '\u001B[2J清屏', '\uFFFD[2J清屏'],
  ['a C1 control', '\u009B31m', '\uFFFD31m'],
  ['a direction override', '99.18\u202E81.99', '99.18\uFFFD81.99'],
  ['an invisible character', '得\u200B分', '得\uFFFD分'],
  ['a bell', '\u0007', '\uFFFD'],
  ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ['a line end', '项目\r\n名称', '项目 名称'],
  ['a tab', 'a\tb', 'a b'],
  ['plain text', '≥90% “项目” 𠮷', '≥90% “项目” 𠮷'],
])('%s cannot act on the terminal', (_name, text, shown) => {
  expect(printable(text)).toBe(shown);
});
