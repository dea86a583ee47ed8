/** 一、产出指标（50分） in rows of their own, in forms without a column for the level. */
import { expect, it } from 'vitest';
import { readTable, remarks } from './reading.js';

const HEADER = '指标名称|指标值|完成值|分值|得分|未完成原因';
const ROWS = [
  '一、产出指标（50分）{1×6}',
  HEADER,
  '志愿服务活动|≥300场|326场|25|25|',
  '志愿者人数|≥2万人|1.9万人|25|23.75|部分志愿者外出',
  '二、效益指标（40分）{1×6}',
  HEADER,
  '文明实践影响力|不断提升|不断提升|40|40|',
  '三、满意度指标（10分）{1×6}',
  HEADER,
  '群众满意度|≥95%|97%|10|10|',
  '合计{1×3}|100|98.75|',
];

function levels(rows: readonly string[]) {
  const table = readTable('项目支出绩效自评表', ['项目名称|文明实践{1×5}', ...rows].join('\n'));
  const read = table.record.indicators.map((row) => `${row.level1} ${row.level1Weight} ${row.level3}`);
  return { read, said: remarks(table), places: table.locations };
}

const EXPECTED = [
  '产出指标 50 志愿服务活动',
  '产出指标 50 志愿者人数',
  '效益指标 40 文明实践影响力',
  '满意度指标 10 群众满意度',
];

it('each names the rows below it, header or not', () => {
  expect(levels(ROWS)).toMatchObject({ read: EXPECTED, said: [] });
  const once = ROWS.filter((row, at) => row !== HEADER || at === 1);
  expect(levels(once)).toMatchObject({ read: EXPECTED, said: [] });
});

it('the weight is found where it stands', () => {
  expect(levels(ROWS).places.get('/record/indicators/2/level1Weight')).toMatchObject({ row: 5 });
});
