/** Lines among and below the rows that are no indicators: sums of sections, notes, empty rows, the total, the funds. */
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';
import { fundLine, indicatorLine, readTable, remarks } from './reading.js';

const HEAD = ['项目名称|河道保洁{1×7}', '一级指标|二级指标|三级指标|分值|指标值|完成值|得分|备注'];
const LENGTH = '产出指标（60分）|数量指标|保洁长度|40|50公里|50公里|40|';
const RATE = '|质量指标|合格率|20|100%|100%|20|';
const CHANGE = '效益指标（40分）|社会效益指标|环境改善|40|改善|改善|38|局部反弹';
const READ = [
  '产出指标(60) | 数量指标 | 保洁长度 | 40 | 50公里 | 50公里 | 40 | -',
  '产出指标(60) | 质量指标 | 合格率 | 20 | 100% | 100% | 20 | -',
  '效益指标(40) | 社会效益指标 | 环境改善 | 40 | 改善 | 改善 | 38 | 局部反弹',
];

function read(...rows: readonly string[]) {
  return readTable('项目支出绩效自评表\n（2023年度）', [...HEAD, ...rows].join('\n'));
}

describe('the sum of a section is no indicator', () => {
  it.each([
    ['小计{1×3}|60|||60|', '小计{1×3}|40|||38|'],
    ['|小计||60|||60|', '|小计||40|||38|'],
    ['||小计|60|—|—|60|', '||小计|40|—|—|38|'],
    ['产出指标得分{1×3}|60|||60|', '效益指标得分{1×3}|40|||38|'],
    ['指标得分{1×3}|60|||60|', '指标得分合计{1×3}|40|||38|'],
    ['产出小计||||||60分|', '效益小计||||||38分|'],
    ['产出指标合计|||60|||60|', '效益指标合计|||40|||38|'],
    ['产出指标（60分）|小计||60%|||60|', '效益指标（40分）|小计||40%|||38|'],
  ])('%s', (first, second) => {
    const table = read(LENGTH, RATE, first, CHANGE, second, '总分|||100|||98|');
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '98']);
    const said = remarks(table).filter((line) => line.startsWith('row-unread'));
    expect(said).toHaveLength(2);
  });

  it('合计 beside its section, covered by its name', () => {
    const table = read(
      '产出指标（60分）{3×1}|数量指标|保洁长度|40|50公里|50公里|40|',
      '质量指标|合格率|20|100%|100%|20|',
      '合计{1×2}|60|||60|',
      '效益指标（40分）{2×1}|社会效益指标|环境改善|40|改善|改善|38|局部反弹',
      '合计{1×2}|40|||38|',
      '总分{1×3}|100|||98|',
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '98']);
  });

  it('the name of a section that stands beside its sum above the rows is kept', () => {
    const table = read(
      '产出指标（60分）{3×1}|小计||60|||60|',
      '数量指标|保洁长度|40|50公里|50公里|40|',
      '质量指标|合格率|20|100%|100%|20|',
      CHANGE,
      '总分{1×3}|100|||98|',
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
  });

  it('in a copy with one cell a line', async () => {
    const lines = [...HEAD, LENGTH, RATE, '|小计||60|||60|', CHANGE, '总分|||100|||98|'].flatMap((line) =>
      line
        .replace('{1×7}', '')
        .split('|')
        .filter((cell) => cell !== ''),
    );
    const { results } = await auditDocument(Buffer.from(['项目支出绩效自评表', ...lines].join('\n')));
    const [result] = results;
    expect(result?.type === 'evaluation' && result.record.indicators.map((row) => row.level3)).toEqual([
      '保洁长度',
      '合格率',
      '环境改善',
    ]);
  });

  it('what is measured is one, whatever it is called', () => {
    const { record } = read(LENGTH, '|质量指标|产出小计|20|3项|3项|20|', CHANGE, '总分|||100|||98|');
    expect(record.indicators.map((row) => row.level3)).toEqual(['保洁长度', '产出小计', '环境改善']);
  });
});

describe('a row with the name of a level and nothing else', () => {
  it.each([
    ['成本指标', '|成本指标||||||'],
    ['plain', '|生态效益||||||'],
    ['with points', '|成本指标（0分）||||||'],
  ])('is no part of the name above it: %s', (_name, row) => {
    const table = read(LENGTH, RATE, row, CHANGE, '总分|||100|||98|');
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
    expect(remarks(table)).not.toContainEqual(expect.stringMatching(/^alignment/u));
  });

  it('also beside a row that was pushed to the left', () => {
    const table = read('数量指标|保洁长度|60|50公里|50公里|60|', '|成本指标||||||', CHANGE);
    expect(table.record.indicators.map((row) => row.level3)).toEqual(['保洁长度', '环境改善']);
  });

  it('while a name that a line end broke is put together', () => {
    const { record } = read(LENGTH, RATE, '效益指标（40分）|社会效益|环境改善|40|改善|改善|38|局部反弹', '|指标||||||');
    expect(record.indicators.at(-1)?.level2).toBe('社会效益指标');
  });
});

describe('what stands between the rows', () => {
  it.each(['（注：合格率按抽查结果计）{1×8}', '注：合格率按抽查结果计{1×8}', '备注|按抽查结果计{1×7}'])(
    '%s does not end the table',
    (note) => {
      const table = read(LENGTH, note, RATE, CHANGE, '总分|||100|||98|');
      expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
      expect(remarks(table).filter((line) => line.startsWith('row-unread'))).toHaveLength(1);
    },
  );

  it('a heading that no form lists begins a section by its number and its points', () => {
    const header = '序号|二级指标|三级指标|指标值|完成值|分值|得分|备注';
    const table = readTable(
      '项目支出绩效自评表\n（2023年度）',
      [
        '项目名称|村道硬化{1×7}',
        header,
        '一、产出指标（90分）{1×8}',
        '1|数量指标|硬化里程|5公里|4.5公里|90|81|雨季停工',
        '二、预算执行率（10分）{1×8}',
        '2|预算执行|预算执行率|100%|95%|10|9.5|资金结余',
        '总分|||||100|90.5|',
      ].join('\n'),
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual([
      '产出指标(90) | 数量指标 | 硬化里程 | 90 | 5公里 | 4.5公里 | 81 | 雨季停工',
      '预算执行率(10) | 预算执行 | 预算执行率 | 10 | 100% | 95% | 9.5 | 资金结余',
    ]);
  });

  it('the last word of a broken name is no heading', () => {
    const { record } = readTable(
      '项目支出绩效自评表',
      '项目名称|减负{1×4}\n指标名称|指标值|完成值|分值|得分\n减少企业用工|降低|降低|50|50\n成本||||\n长效管护|提高|提高|50|50',
    );
    expect(record.indicators.map((row) => row.level1)).toEqual([null, null]);
  });

  it('a row that stands beside the sections belongs to none', () => {
    const { record } = read(LENGTH, RATE, CHANGE, '预算执行率|||10|100%|95%|9.5|结余', '总分|||110|||107.5|');
    expect(indicatorLine(record.indicators.at(-1) as never)).toBe('- | - | 预算执行率 | 10 | 100% | 95% | 9.5 | 结余');
  });
});

describe('the total', () => {
  it('above the rows', () => {
    const table = read('总分{1×3}|100|||98|', LENGTH, RATE, CHANGE);
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '98']);
  });

  it('above rows that slid, and above a header printed twice', () => {
    const shifted = [LENGTH, RATE, CHANGE].map((row) => `|${row}`);
    expect(read('总分{1×3}|100|||98|', ...shifted).record.indicators).toHaveLength(3);
    expect(read('总分{1×3}|100|||98|', LENGTH, HEAD[1] as string, RATE, CHANGE).record.indicators).toHaveLength(3);
  });

  it('of the form, not of its rows', () => {
    const table = read(LENGTH, RATE, CHANGE, '合计|||100|||98|', '自评总分{1×6}|97.5|');
    expect([table.record.totalWeight, table.record.totalScore]).toEqual([null, '97.5']);
    expect(remarks(table)).toContain('row-unread 合计 | 100 | 98');
  });
});

describe('funds below the indicators', () => {
  const FUNDS = [
    '预算执行情况（万元）|年初预算数|全年预算数|全年执行数|执行率|分值|得分|',
    '年度资金总额|300|300|270|90%|10|9|',
  ];

  it.each([
    ['below the total', [LENGTH, RATE, CHANGE, '总分|||100|||98|', ...FUNDS]],
    ['above the total', [LENGTH, RATE, CHANGE, ...FUNDS, '总分|||110|||107|']],
  ])('%s', (_name, rows) => {
    const { record } = read(...rows);
    expect(record.funds.map(fundLine)).toEqual(['年度资金总额 total: 300/300/270 万元 10/0.90/9']);
    expect(record.indicators.map(indicatorLine)).toEqual(READ);
    expect(record.totalScore).toMatch(/^(98|107)$/u);
  });

  it.each(['预算执行率得分', '资金执行得分', '预算执行情况得分'])('%s repeats what the fund block counts', (label) => {
    const table = read(LENGTH, RATE, CHANGE, ...FUNDS, `${label}{1×6}|9|`, '总分|||110|||107|');
    expect(table.record.indicators.map(indicatorLine)).toEqual(READ);
    expect(remarks(table)).toContain(`row-unread ${label} | 9`);
  });

  it('an execution score that no fund block counts stays an indicator', () => {
    const { record } = read(LENGTH, RATE, CHANGE, '预算执行率得分{1×6}|9|', '总分|||110|||107|');
    expect(record.indicators.map((row) => row.score)).toEqual(['40', '20', '38', '9']);
  });

  it('an indicator that names the execution rate three times begins none', () => {
    const { record } = read(LENGTH, RATE, CHANGE, '预算执行率|预算执行率|预算执行率|10|100%|95%|9.5|');
    expect(record.indicators).toHaveLength(4);
  });
});
