/** A heading that a copy lost: its column is known by what stands in it, where only one field can be meant. */
import { describe, expect, it } from 'vitest';
import { indicatorLine, readTable, remarks } from './reading.js';

const HEADER = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因';
const ROWS = [
  '产出指标|数量指标|保洁长度|≥50公里|50公里|30|30|',
  '|质量指标|合格率|100%|95%|20|19|个别河段反弹',
  '效益指标|社会效益指标|环境改善|改善|改善|40|38|局部反弹',
  '满意度指标|服务对象满意度指标|居民满意度|≥90%|92%|10|10|',
];
const TOTAL = '总分|||||100|97|';

function read(header: string, rows = ROWS) {
  return readTable('项目支出绩效自评表\n（2023年度）', ['项目名称|河道保洁{1×7}', header, ...rows, TOTAL].join('\n'));
}

const expected = read(HEADER).record.indicators.map(indicatorLine);

describe('one blank heading', () => {
  it.each(['二级指标', '三级指标', '年度指标值', '实际完成值', '得分'])('%s', (heading) => {
    const table = read(HEADER.replace(`|${heading}`, '|'));
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect(table.record.totalScore).toBe('97');
    expect(table.diagnostics.map(({ code }) => code)).toContain('missing-field');
  });

  it('一级指标', () => {
    const table = read(HEADER.replace('一级指标', ''));
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
  });
});

describe('nothing is guessed', () => {
  it('where two headings are blank', () => {
    const { record } = read(HEADER.replace('|年度指标值|实际完成值', '||'));
    expect(record.indicators.map((row) => row.target.raw)).not.toEqual(['50公里', '95%', '改善', '92%']);
  });

  it('where no heading is missing: what stands under none stays out of the record', () => {
    const table = read(
      HEADER.replace('|偏差原因', '||偏差原因'),
      ROWS.map((row) => row.replace(/\|([^|]*)$/u, '||$1')),
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect(remarks(table)).toEqual([]);
  });

  it('figures above the weight are no scores', () => {
    const rows = ROWS.map((row) => row.replace(/\|(\d+)\|(\d+)\|([^|]*)$/u, '|$1|99|$3'));
    expect(read(HEADER.replace('|得分', '|'), rows).record.indicators.map((row) => row.score)).not.toContain('99');
  });
});

describe('one lost heading, those behind it slid to the left', () => {
  it.each(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'])('%s', (heading) => {
    const table = read(
      HEADER.split('|')
        .filter((text) => text !== heading)
        .join('|'),
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '97']);
    expect(table.diagnostics.map(({ code }) => code)).toContain('missing-field');
  });

  it('the last one: nothing slid, but it was the score', () => {
    const rows = ROWS.map((row) => row.replace(/\|[^|]*$/u, ''));
    const { record } = read(
      '指标类型|指标名称|年度指标值|实际完成值|分值',
      rows.map((row) => row.replace(/^[^|]*\|/u, '')),
    );
    expect(record.indicators.map((row) => [row.weight, row.score])).toEqual([
      ['30', '30'],
      ['20', '19'],
      ['40', '38'],
      ['10', '10'],
    ]);
  });

  it('two headings glued into one cell, those behind it slid', () => {
    const table = read(HEADER.replace('分值|得分', '分值得分'));
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '97']);
  });

  it('not where the rows fit the header as it is printed', () => {
    const header = HEADER.replace('|分值', '');
    const rows = ROWS.map((row) => row.replace(/\|(\d+)\|(\d+)\|([^|]*)$/u, '|$2|$3'));
    const { record } = readTable('项目支出绩效自评表', ['项目名称|河道保洁{1×6}', header, ...rows].join('\n'));
    expect(record.indicators.map((row) => row.weight)).toEqual([null, null, null, null]);
    expect(record.indicators.map((row) => row.score)).toEqual(['30', '19', '38', '10']);
  });
});

describe('a heading torn in two', () => {
  it.each([
    ['三级指标', '三级|指标'],
    ['年度指标值', '年度|指标值'],
    ['实际完成值', '实际|完成值'],
    ['得分', '自评|得分'],
  ])('%s: those behind it slid to the right', (heading, torn) => {
    const table = read(HEADER.replace(`|${heading}`, `|${torn}`));
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect(table.record.totalScore).toBe('97');
  });

  it.each([
    ['年度|实际完成值|分值|得分|偏差原因', '|||指标值||||'],
    ['年度|实际|分值|得分|偏差', '|||指标值|完成值|||原因分析'],
  ])('%s: its end in the line below', (ends, below) => {
    const table = read(`一级指标|二级指标|三级指标|${ends}`, [below, ...ROWS]);
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect(remarks(table)).toEqual([]);
  });
});

describe('a heading that nobody knows', () => {
  it.each([
    ['一级指标', '一级措标'],
    ['二级指标', '类型'],
    ['年度指标值', '年度措标直'],
    ['得分', '徥分'],
  ])('%s as %s: what stands below says it', (heading, strange) => {
    const table = read(HEADER.replace(heading, strange));
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
    expect(table.diagnostics.map(({ code, raw }) => `${code} ${raw ?? ''}`)).toContain(`missing-field ${strange}`);
  });

  it('a column that no form needs stays out of the record', () => {
    const rows = ROWS.map((row) => row.replace(/\|([^|]*)$/u, '|台账|$1'));
    const table = read(HEADER.replace('|偏差原因', '|佐证材料|偏差原因'), rows);
    expect(table.record.indicators.map(indicatorLine)).toEqual(expected);
  });
});

describe('names of levels under 绩效指标 beside 指标名称', () => {
  const values = '年度指标值|实际完成值|分值|得分|原因';
  const levels = (header: string, names: readonly string[]) =>
    read(`${header}|指标名称|${values}`, [
      `${names[0] ?? ''}|展演活动|≥12场|13场|40|40|`,
      `${names[1] ?? ''}|传承人补助人数|25人|24人|30|28.8|病故`,
      `${names[2] ?? ''}|观众满意度|≥90%|94%|30|30|`,
    ]).record.indicators.map(({ level1, level2 }) => [level1, level2]);

  it.each(['绩效指标', '类别', '指标类型'])('%s: names of the first level', (header) => {
    expect(levels(header, ['产出指标', '', '满意度指标'])).toEqual([
      ['产出指标', null],
      ['产出指标', null],
      ['满意度指标', null],
    ]);
  });

  it.each(['绩效指标', '指标类型'])('%s: names of the second level', (header) => {
    expect(levels(header, ['数量指标', '数量指标', '社会效益指标']).map(([, level2]) => level2)).toEqual([
      '数量指标',
      '数量指标',
      '社会效益指标',
    ]);
  });

  it('a number in place of names is none', () => {
    expect(levels('序号', ['1', '2', '3'])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

it('分值 before the name is that of the section where another one stands behind it, though nobody knows its level', () => {
  const { record } = read('指标|分值|三级指标|目标值|完成值|单项分值|单项得分|扣分说明', [
    '产出指标|60|资助人数|1310人|1286人|30|29.45|休学',
    '||资助标准达标率|100%|100%|30|30|',
    '效益指标|40|辍学率|0|0|40|40|',
  ]);
  expect(record.indicators.map((row) => [row.level1, row.level1Weight, row.weight])).toEqual([
    ['产出指标', '60', '30'],
    ['产出指标', '60', '30'],
    ['效益指标', '40', '40'],
  ]);
});
