/** Says in the user's words what is wrong with a profile file: which field, what is expected, what stands there. */
import type { z } from 'zod';
import { renderMessage, type Lang, type Localized, type MessageFields } from '../model/lang.js';

const PROBLEMS = {
  'not-json': { zh: '档案文件不是有效的 JSON：{detail}', en: 'The profile file is not valid JSON: {detail}' },
  'not-object': { zh: '档案文件应为一个 JSON 对象', en: 'The profile file must be one JSON object' },
  'unknown-base': {
    zh: 'extends：没有名为 {detail} 的档案，可用的有 {names}',
    en: 'extends: there is no profile {detail}; known are {names}',
  },
  'unknown-rule': {
    zh: 'severities：没有名为 {detail} 的核查规则，名称见 fuhe rules',
    en: 'severities: there is no rule {detail}; fuhe rules lists their names',
  },
  'ratings-order': {
    zh: 'ratings：等级应从高到低排列，from 依次递减',
    en: 'ratings: grades must stand highest first, with falling from',
  },
  'band-ends': {
    zh: 'bands：{detail} 档应满足 0 ≤ low ≤ high ≤ 1',
    en: 'bands: grade {detail} must have 0 ≤ low ≤ high ≤ 1',
  },
  missing: { zh: '{field}：缺少此项，应为{expected}', en: '{field}: missing, expected {expected}' },
  unknown: { zh: '{field}：没有名为 {keys} 的项', en: '{field}: unknown key {keys}' },
  wrong: { zh: '{field}：应为{expected}，现为 {found}', en: '{field}: expected {expected}, found {found}' },
} as const satisfies Record<string, Localized>;

const EXPECTED = {
  decimal: { zh: '带引号的十进制数（如 "10"）', en: 'a decimal number in quotes (such as "10")' },
  name: { zh: '由小写字母、数字和连字符组成的名称', en: 'a name of lower case letters, digits and hyphens' },
  string: { zh: '文字', en: 'a text' },
  object: { zh: '对象 { }', en: 'an object { }' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' },
  number: { zh: '0 至 6 的整数', en: 'an integer from 0 to 6' },
  filled: { zh: '非空内容', en: 'something that is not empty' },
} as const satisfies Record<string, Localized>;

export function describeProblem(problem: keyof typeof PROBLEMS, fields: MessageFields, lang: Lang): string {
  return renderMessage(PROBLEMS[problem], fields, lang);
}

export function describeIssue(issue: z.core.$ZodIssue, found: unknown, lang: Lang): string {
  const field = issue.path.length === 0 ? (lang === 'zh' ? '档案' : 'profile') : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return describeProblem('unknown', { field, keys: issue.keys.map((key) => JSON.stringify(key)).join(', ') }, lang);
  const expected = expectedOf(issue, lang);
  if (found === undefined) return describeProblem('missing', { field, expected }, lang);
  return describeProblem('wrong', { field, expected, found: shorten(JSON.stringify(found)) }, lang);
}

/** Fields whose texts are figures, so that `100` without quotes is answered with what is wanted. */
const FIGURE_FIELDS =
  /^(?:weights\.(?:total|execution|level1\..+)|limits\..+|bands\.\d+\.(?:high|low)|ratings\.\d+\.from)$/;

function expectedOf(issue: z.core.$ZodIssue, lang: Lang): string {
  const field = issue.path.map(String).join('.');
  if (FIGURE_FIELDS.test(field)) return EXPECTED.decimal[lang];
  if (field === 'name') return EXPECTED.name[lang];
  if (field === 'rounding.places') return EXPECTED.number[lang];
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' | ');
  return issue.code === 'invalid_type' ? typeName(issue.expected, lang) : EXPECTED.filled[lang];
}

function typeName(expected: string, lang: Lang): string {
  if (expected === 'array') return EXPECTED.array[lang];
  return expected === 'string' ? EXPECTED.string[lang] : EXPECTED.object[lang];
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
