/** 总分 and what stands below it. */
import { describe, expect, it } from 'vitest';
import { readTable, remarks } from './reading.js';

const ROWS = [
  '项目名称|河道保洁{1×7}',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因',
  '产出指标|数量指标|保洁长度|≥50公里|50公里|50|50|',
  '效益指标|社会效益指标|环境改善|改善|改善|40|38|局部反弹',
  '满意度指标|服务对象满意度指标|居民满意度|≥90%|92%|10|10|',
];

function read(...rows: readonly string[]) {
  return readTable('项目支出绩效自评表\n（2023年度）', [...ROWS, ...rows].join('\n'));
}

describe('the total row', () => {
  it.each<{ row: string; weight: string | null; score: string | null }>([
    { row: '总分{1×5}|100|98|', weight: '100', score: '98' },
    { row: '总分{1×6}|98|', weight: null, score: '98' },
    { row: '合计{1×5}|100|98|', weight: '100', score: '98' },
    { row: '总 分{1×5}|100|98|', weight: '100', score: '98' },
    { row: '总分：{1×5}|100|98.00|', weight: '100', score: '98.00' },
    { row: '总计|||||100|98|', weight: '100', score: '98' },
    { row: '总分（100分）{1×6}|98|', weight: null, score: '98' },
    { row: '总分{1×5}|100分|98分|', weight: '100', score: '98' },
    { row: '自评总分{1×6}|98|', weight: null, score: '98' },
    { row: '总分{1×5}|100||', weight: '100', score: null },
    { row: '总分{1×5}|100|—|', weight: '100', score: null },
  ])('$row', ({ row, weight, score }) => {
    const table = read(row);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual([weight, score]);
    expect(table.record.indicators).toHaveLength(3);
    expect(remarks(table)).toEqual([]);
  });

  it.each<{ name: string; row: string; weight: string | null; score: string | null }>([
    { name: 'weight and score glued', row: '总分|||||10098||', weight: '100', score: '98' },
    { name: 'both glued to the label', row: '总分10098|||||||', weight: '100', score: '98' },
    { name: 'the score glued to the label', row: '总分98|||||||', weight: null, score: '98' },
    { name: 'pushed to the left', row: '总分|100|98|||||', weight: '100', score: '98' },
    { name: 'one to the right', row: '总分||||||100|98', weight: '100', score: '98' },
  ])('$name', ({ row, weight, score }) => {
    const table = read(row);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual([weight, score]);
    expect(remarks(table).join()).toMatch(/^alignment-repaired/u);
  });

  it('weight and score glued beside a second score', () => {
    const rows = ROWS.map((row, at) =>
      at < 2 ? row.replace('得分|', '得分|复核得分|') : row.replace(/\|([^|]*)$/u, '|9|$1'),
    );
    const { record } = readTable('项目支出绩效自评表', [...rows, '总分|||||10098||96|'].join('\n'));
    expect([record.totalWeight, record.totalScore]).toEqual(['100', '98']);
  });

  it.each([
    { name: 'the points lost in front', heads: '分值|扣分|得分', total: '100|2|98' },
    { name: 'the points lost behind', heads: '分值|得分|扣分', total: '100|98|2' },
  ])('beside the sum of a column that has no field: $name', ({ heads, total }) => {
    const rows = [
      ['50', '0', '50'],
      ['40', '2', '38'],
      ['10', '0', '10'],
    ].map(([weight = '', lost = '', score = '']) =>
      heads.endsWith('扣分') ? [weight, score, lost] : [weight, lost, score],
    );
    const table = readTable(
      '项目支出绩效自评表',
      [
        '项目名称|河道保洁{1×6}',
        `一级指标|二级指标|三级指标|实际完成值|${heads}`,
        `产出指标|数量指标|保洁长度|50公里|${rows[0]?.join('|') ?? ''}`,
        `效益指标|社会效益指标|环境改善|改善|${rows[1]?.join('|') ?? ''}`,
        `满意度指标|满意度指标|居民满意度|92%|${rows[2]?.join('|') ?? ''}`,
        `合计||||${total}`,
      ].join('\n'),
    );
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '98']);
    expect(table.record.indicators.map((row) => row.score)).toEqual(['50', '38', '10']);
  });

  it('a weight in per cent, where the weights are', () => {
    const { record } = read('总分|||||100%|98|');
    expect([record.totalWeight, record.totalScore]).toEqual(['100', '98']);
  });

  it('without a score column the weight is not the score', () => {
    const { record } = readTable(
      '项目支出绩效自评表',
      '项目名称|甲{1×4}\n一级指标|三级指标|实际完成值|分值|\n产出指标|长度|50公里|60|60\n效益指标|环境|改善|40|38\n总分|||100|98',
    );
    expect(record.totalScore).toBe('98');
  });

  it('none: the table has no end', () => {
    const table = read();
    expect([table.record.totalWeight, table.record.totalScore]).toEqual([null, null]);
    expect(remarks(table).map((line) => line.split(' ')[0])).toEqual(['truncated']);
  });

  it('in the head in its place', () => {
    const rows = ROWS.map((row) => row.replace('河道保洁{1×7}', '河道保洁{1×3}|自评得分|98{1×3}'));
    const table = readTable('项目支出绩效自评表', rows.join('\n'));
    expect(table.record.totalScore).toBe('98');
    expect(remarks(table)).toEqual([]);
  });
});

describe('below the total', () => {
  const TOTAL = '总分{1×5}|100|98|';

  it.each([
    { name: 'a grade in a row of its own', rows: [TOTAL, '评价等级|优{1×7}'] },
    { name: 'a grade behind the total', rows: ['总分{1×5}|100|98|优'] },
    { name: 'a grade above the total', rows: ['其他需要说明事项|无{1×7}', '总分{1×5}|100|98|优'] },
    {
      name: 'a grade with its scale',
      rows: [TOTAL, '自评等级|优（优：90-100，良：80-90，中：60-80，差：60以下）{1×7}'],
    },
  ])('$name', ({ rows }) => {
    const { record } = read(...rows);
    expect([record.totalWeight, record.totalScore, record.rating]).toEqual(['100', '98', '优']);
  });

  it.each([
    '注：1.得分一档最高不能超过该指标分值上限。{1×8}',
    '备注|无{1×7}',
    '评价结论|自评得分98分{1×7}',
    '存在问题|无{1×7}',
    '改进措施|加强巡查{1×7}',
    '其他需要说明事项|无{1×7}',
    '偏差大或目标未完成原因分析|局部反弹{1×7}',
    '填报人：李明{1×4}|联系电话：0955-7065432{1×4}',
    '项目负责人：张三{1×4}|财务负责人：李四{1×4}',
  ])('%s adds no indicator and changes no total', (row) => {
    const { record } = read(TOTAL, row);
    expect(record.indicators).toHaveLength(3);
    expect([record.totalWeight, record.totalScore, record.rating]).toEqual(['100', '98', null]);
  });
});
