/** Copies of a form with one cell a line, empty cells as blank lines. */
import { expect, it } from 'vitest';
import { indicatorLine, readTable } from './reading.js';

const HEAD = ['项目支出绩效自评表', '项目名称', '食品抽检', '自评总分', '96.06', '主管部门', '市监局'];
const HEADER = ['一级指标', '二级指标', '三级指标', '分值', '年度指标值', '实际完成值', '得分', '偏差原因'];
const ROWS = [
  ['产出指标', '数量指标', '抽检批次', '50', '≥320批次', '335批次', '50', ''],
  ['', '质量指标', '不合格处置率', '40', '100%', '96%', '38.4', '3批次仍在处置'],
  ['满意度指标', '服务对象满意度指标', '消费者满意度', '10', '≥90%', '92%', '10', ''],
];
const TOTAL = ['总分', '100', '98.4'];

const EXPECTED = [
  '产出指标 | 数量指标 | 抽检批次 | 50 | ≥320批次 | 335批次 | 50 | -',
  '产出指标 | 质量指标 | 不合格处置率 | 40 | 100% | 96% | 38.4 | 3批次仍在处置',
  '满意度指标 | 服务对象满意度指标 | 消费者满意度 | 10 | ≥90% | 92% | 10 | -',
];

function read(header: readonly string[], rows: readonly (readonly string[])[]) {
  return readTable([...HEAD, ...header, ...rows.flat().filter((text) => text !== ''), ...TOTAL].join('\n')).record;
}

it('rows, head and total are put together again', () => {
  const record = read(HEADER, ROWS);
  expect(record.indicators.map(indicatorLine)).toEqual(EXPECTED);
  expect(record).toMatchObject({
    projectName: '食品抽检',
    department: '市监局',
    totalWeight: '100',
    totalScore: '98.4',
  });
});

it('numbered rows: 序号 begins each', () => {
  const numbered = ROWS.map((row, at) => [String(at + 1), ...row]);
  expect(read(['序号', ...HEADER], numbered).indicators.map(indicatorLine)).toEqual(EXPECTED);
});

const GOALS = ['年度总体目标', '预期目标', '实际完成情况'];

it.each<[name: string, lines: readonly string[], goals: readonly (readonly [string, string])[]]>([
  [
    'plan and result over several lines each',
    ['1.抽检320批次。', '2.处置不合格食品，', '及时公布。', '1.抽检335批次。', '2.已处置。'],
    [['1.抽检320批次。2.处置不合格食品，及时公布。', '1.抽检335批次。2.已处置。']],
  ],
  [
    'plan and result in pairs',
    ['目标1：抽检。', '目标1：已抽检。', '目标2：处置。', '目标2：已处置。'],
    [
      ['目标1：抽检。', '目标1：已抽检。'],
      ['目标2：处置。', '目标2：已处置。'],
    ],
  ],
  ['one line each, numbers at their start', ['100%抽检。', '100%完成。'], [['100%抽检。', '100%完成。']]],
])('goals: %s', (_, lines, goals) => {
  const text = [...HEAD, ...GOALS, ...lines, ...HEADER, ...ROWS.flat().filter((cell) => cell !== ''), ...TOTAL];
  expect(readTable(text.join('\n')).record.goals.map(({ planned, achieved }) => [planned, achieved])).toEqual(goals);
});

it('names printed upright', () => {
  const upright = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.flatMap((text) => (/^(产出|满意度)指标$/u.test(text) ? [...text] : [text])));
  const record = read([...'绩效指标', ...HEADER], upright(ROWS));
  expect(record.indicators.map(indicatorLine)).toEqual(EXPECTED);
});
