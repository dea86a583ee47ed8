import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { outline, read } from '../reading.js';
import { expectSameGrids, expectSameResults } from './same-reading.js';

const SEED = 'html/seed-spans/input.html';
const FAMILIES = 'docx/families-libreoffice/source.html';

describe('reports saved as .docx have the grids of the page that they were made from', () => {
  it.each([
    [SEED, 'docx/seed-libreoffice/input.docx'],
    [SEED, 'docx/seed-writer/input.docx'],
    [FAMILIES, 'docx/families-libreoffice/input.docx'],
    [FAMILIES, 'docx/families-writer/input.docx'],
  ])('%s → %s', expectSameGrids);
});

describe('the seed saved as .docx gives the same records and findings', () => {
  it.each([
    [SEED, 'docx/seed-libreoffice/input.docx'],
    [SEED, 'docx/seed-writer/input.docx'],
  ])('%s → %s', expectSameResults);
});

/** What `docx/features` prints, and the same saved in the binary format. */
const FEATURES = [
  '特征',
  [
    ['修订', '9.99'],
    ['隐藏', '见'],
    ['编号', '一、目标\n二、完成'],
    ['圈号', '①甲\n②乙'],
    ['符号', '≥90%☑'],
    ['换行', '产出\n指标 末-1'],
    ['域', '99.18'],
    ['复选', '☑是□否'],
    ['脚注', '有注'],
  ],
  '嵌套',
  [
    ['甲', '乙'],
    ['丙\n丁', '戊'],
    ['', '己', ''],
  ],
  [
    ['内', '外'],
    ['上', '下'],
  ],
  '完',
  [['项目', '末表']],
];

it.each(['docx/features/input.docx', 'doc/features/input.doc'])('%s', async (path) => {
  const bytes = readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
  expect(outline(await read(bytes, { name: path }))).toEqual(FEATURES);
});

/** What `docx/stories` prints. */
const STORIES = [
  '2024年度',
  '附件',
  '项目支出绩效自评表',
  [
    ['项目名称', '甲'],
    ['乙', '丙'],
  ],
  '一注',
  '后',
  '二注',
  [['项目', '丁']],
  '末',
  '填报人：某某',
];

it.each(['docx/stories/input.docx', 'doc/stories/input.doc'])('%s: each text at its place', async (path) => {
  const bytes = readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
  expect(outline(await read(bytes, { name: path }))).toEqual(STORIES);
});
