import { describe, expect, it } from 'vitest';
import { gridsOf, placesOf, read } from './reading.js';

type Rows = readonly (readonly string[])[];

const times = (text: string, count: number): string[] => Array.from({ length: count }, () => text);
const markdown = (rows: Rows): string =>
  rows.map((row, index) => `|${row.join('|')}|\n${index === 0 ? `${'|---'.repeat(row.length)}|\n` : ''}`).join('');
const html = (rows: Rows): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;

/** A form over seven columns, of which converters write merged cells out. */
const FORM: Rows = [
  ['项目名称', '项目名称', ...times('河湖管护', 5)],
  ['主管部门', '主管部门', '水务局', '实施单位', '实施单位', '河道所', '河道所'],
  ['项目资金', '资金来源', '资金来源', '年初预算数', '全年预算数', '全年执行数', '执行率'],
  ['项目资金', '年度资金总额', '年度资金总额', '10.65', '10.65', '10.65', '100%'],
  ['年度目标', ...times('预期目标', 3), ...times('实际完成情况', 3)],
  ['年度目标', ...times('按期完成', 6)],
  ['一级指标', '三级指标', '三级指标', '指标值', '完成值', '分值', '得分'],
  ['产出指标', '巡查河道', '巡查河道', '12次', '12次', '10', '10'],
  ['产出指标', '台账管理', '台账管理', '健全', '健全', '10', '10'],
  [...times('总分', 5), '20', '20'],
];
const PLACES = [
  '0,0+1×2 项目名称',
  '0,2+1×5 河湖管护',
  '1,0+1×2 主管部门',
  '1,2 水务局',
  '1,3+1×2 实施单位',
  '1,5+1×2 河道所',
  '2,0+2×1 项目资金',
  '2,1+1×2 资金来源',
  '2,3 年初预算数',
  '2,4 全年预算数',
  '2,5 全年执行数',
  '2,6 执行率',
  '3,1+1×2 年度资金总额',
  '3,3 10.65',
  '3,4 10.65',
  '3,5 10.65',
  '3,6 100%',
  '4,0+2×1 年度目标',
  '4,1+1×3 预期目标',
  '4,4+1×3 实际完成情况',
  '5,1+1×3 按期完成',
  '5,4+1×3 按期完成',
  '6,0 一级指标',
  '6,1+1×2 三级指标',
  '6,3 指标值',
  '6,4 完成值',
  '6,5 分值',
  '6,6 得分',
  '7,0+2×1 产出指标',
  '7,1+1×2 巡查河道',
  '7,3 12次',
  '7,4 12次',
  '7,5 10',
  '7,6 10',
  '8,1+1×2 台账管理',
  '8,3 健全',
  '8,4 健全',
  '8,5 10',
  '8,6 10',
  '9,0+1×5 总分',
  '9,5 20',
  '9,6 20',
];

async function places(text: string, name: string): Promise<string[]> {
  return gridsOf(await read(text, { name })).flatMap(placesOf);
}

describe('merged cells that are written out for each of their columns are merged again', () => {
  it.each<[name: string, text: string, file: string]>([
    ['Markdown', markdown(FORM), 'a.md'],
    ['HTML', html(FORM), 'a.html'],
    ['text with tabs', FORM.map((row) => row.join('\t')).join('\n'), 'a.txt'],
    ['CSV', FORM.map((row) => row.join(',')).join('\n'), 'a.csv'],
  ])('%s', async (_, text, file) => {
    expect(await places(text, file)).toEqual(PLACES);
  });

  it('headings in two rows', async () => {
    const rows: Rows = [
      ...FORM.slice(0, 6),
      [...times('绩效指标', 3), ...times('年度指标值', 2), '分值', '得分'],
      ['一级指标', '二级指标', '三级指标', '符号', '指标值', '分值', '得分'],
    ];
    expect((await places(markdown(rows), 'a.md')).slice(-9)).toEqual([
      '6,0+1×3 绩效指标',
      '6,3+1×2 年度指标值',
      '6,5+2×1 分值',
      '6,6+2×1 得分',
      '7,0 一级指标',
      '7,1 二级指标',
      '7,2 三级指标',
      '7,3 符号',
      '7,4 指标值',
    ]);
  });
});

describe('texts that only are the same stay apart', () => {
  it('in a table that repeats little', async () => {
    const rows: Rows = [
      ['三级指标', '指标值', '完成值', '原因'],
      ['台账管理', '健全', '健全', '健全'],
      ['满意度', '满意', '满意', '—'],
    ];
    expect(await places(html(rows), 'a.html')).toHaveLength(12);
  });

  it('in a table with merged cells of its own', async () => {
    const merged = html(FORM).replace('<td>项目名称</td>', '<td colspan="1" rowspan="2">项目名称</td>');
    expect(await places(merged, 'a.html')).toHaveLength(70);
  });
});
