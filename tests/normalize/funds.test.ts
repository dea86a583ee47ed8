/** 项目资金: the fund block in the wordings of the provinces. */
import { describe, expect, it } from 'vitest';
import { fundLine, readTable, remarks } from './reading.js';

/** A form whose fund block has these rows. */
function readFunds(...rows: readonly string[]) {
  return readTable(
    '项目支出绩效自评表\n（2023年度）',
    `
    项目名称|技能培训{1×7}
    ${rows.join('\n')}
    年度总体目标{2×1}|预期目标{1×4}|实际完成情况{1×3}
    培训200人{1×4}|培训210人{1×3}
    一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
    产出指标|数量指标|培训人次|≥200人次|210人次|50|50|
    满意度指标|服务对象满意度指标|学员满意度|≥90%|95%|40|40|
    总分{1×5}|100|99.7|`,
  );
}

const NATIONAL = '年初预算数|全年预算数|全年执行数|分值|执行率|得分';

describe('national form', () => {
  it.each(['项目资金（万元）', '项目资金\\n(万元)', '资金情况（万元）', '预算资金（万元）', '资金投入情况（万元）'])(
    '%s',
    (title) => {
      const { record } = readFunds(
        `${title}{5×1}||${NATIONAL}`,
        '年度资金总额|60.00|60.00|58.20|10|97%|9.7',
        '其中：当年财政拨款|50.00|50.00|48.20|—|96.4%|—',
        '上年结转资金|10.00|10.00|10.00|—|100%|—',
        '其他资金|0|0|0|—|—|—',
      );
      expect(record.funds.map(fundLine)).toEqual([
        '年度资金总额 total: 60.00/60.00/58.20 万元 10/0.97/9.7',
        '当年财政拨款 fiscal: 50.00/50.00/48.20 万元 -/0.964/-',
        '上年结转资金 carryover: 10.00/10.00/10.00 万元 -/1.00/-',
        '其他资金 other: 0/0/0 万元',
      ]);
    },
  );
});

describe('wordings of the columns', () => {
  it.each([
    ['年初预算数|全年预算数|全年执行数'],
    ['年初预算|全年预算数(A)|全年执行数(B)'],
    ['年初预算数|调整预算数（A）|执行数（B）'],
    ['年初预算数|调整后预算数|预算执行数'],
    ['年初预算数|全年（调整）预算数|全年执行数'],
    ['年初\\n预算数|全年\\n预算数|全年\\n执行数'],
  ])('%s', (amounts) => {
    const { record } = readFunds(
      `项目资金（万元）{3×1}||${amounts}|执行率（B/A）|分值|得分`,
      '年度资金总额：|60.00|80.00|77.60|97%|10|9.7',
      '其中:财政拨款|60.00|80.00|77.60|97%||',
    );
    expect(record.funds.map(fundLine)).toEqual([
      '年度资金总额 total: 60.00/80.00/77.60 万元 10/0.97/9.7',
      '财政拨款 fiscal: 60.00/80.00/77.60 万元 -/0.97/-',
    ]);
  });

  it.each([
    ['预算数（A）|执行数（B）|执行率（B/A）'],
    ['全年预算数（A）|全年执行数（B）|预算执行率（B/A×100%）'],
    ['下达额度|实际支出金额|执行率(%)'],
  ])('two amounts: %s', (header) => {
    const { record } = readFunds(`资金情况（万元）{2×1}||${header}`, '年度资金总额|1,437|1,322.04|92%');
    expect(record.funds.map(fundLine)).toEqual(['年度资金总额 total: -/1437/1322.04 万元 -/0.92/-']);
  });

  it.each([
    { rate: '97%', expected: '0.97' },
    { rate: '97.00%', expected: '0.9700' },
    { rate: '97', expected: '0.97' },
    { rate: '0.97', expected: '0.97' },
    { rate: '97.0％', expected: '0.970' },
  ])('the rate $rate', ({ rate, expected }) => {
    const { record } = readFunds(`项目资金（万元）{2×1}||${NATIONAL}`, `年度资金总额|60.00|60.00|58.20|10|${rate}|9.7`);
    expect(record.funds[0]?.executionRate).toBe(expected);
  });

  it('a rate in a column headed %', () => {
    const { record } = readFunds(
      '预算执行情况（万元）{2×1}|年度|年初预算数|调整后预算数|预算执行数|执行率（%）|权重|得分',
      '总额|60.00|60.00|58.20|97.00|10|9.7',
    );
    expect(record.funds.map(fundLine)).toEqual(['总额 total: 60.00/60.00/58.20 万元 10/0.9700/9.7']);
  });
});

describe('rows', () => {
  it.each([
    { item: '年度资金总额', kind: 'total' },
    { item: '年度资金总额：', name: '年度资金总额', kind: 'total' },
    { item: '总额', kind: 'total' },
    { item: '年度财政资金总额', kind: 'total' },
    { item: '合计', kind: 'total' },
    { item: '其中：财政拨款', name: '财政拨款', kind: 'fiscal' },
    { item: '其中:当年财政拨款', name: '当年财政拨款', kind: 'fiscal' },
    { item: '其中：本年财政拨款', name: '本年财政拨款', kind: 'fiscal' },
    { item: '其中：本年一般公共预算拨款', name: '本年一般公共预算拨款', kind: 'fiscal' },
    { item: '财政资金', kind: 'fiscal' },
    { item: '其中：中央财政资金', name: '中央财政资金', kind: 'fiscal' },
    { item: '中央补助', kind: 'fiscal' },
    { item: '自治区补助', kind: 'fiscal' },
    { item: '市县资金', kind: 'fiscal' },
    { item: '地方资金', kind: 'fiscal' },
    { item: '上年结转资金', kind: 'carryover' },
    { item: '财政专户管理资金', kind: 'other' },
    { item: '单位资金', kind: 'other' },
    { item: '其他资金', kind: 'other' },
  ])('$item is $kind', ({ item, name = item, kind }) => {
    const { record } = readFunds(`项目资金（万元）{2×1}||${NATIONAL}`, `${item}|60.00|60.00|58.20|10|97%|9.7`);
    expect(record.funds.map((fund) => [fund.item, fund.kind])).toEqual([[name, kind]]);
  });

  it.each(['-', '—', '——', '/', ''])('an amount printed as “%s” is none', (blank) => {
    const { record } = readFunds(
      `项目资金（万元）{3×1}||${NATIONAL}`,
      '年度资金总额|60.00|60.00|58.20|10|97%|9.7',
      `其他资金|${blank}|${blank}|${blank}|${blank}|${blank}|${blank}`,
    );
    expect(record.funds.map(fundLine)).toEqual([
      '年度资金总额 total: 60.00/60.00/58.20 万元 10/0.97/9.7',
      '其他资金 other: -/-/- 万元',
    ]);
  });

  it.each(['#DIV/0!', '60.00①', '6,0.00', '待定', '60.00（含追加）', '未下达'])(
    'an amount that cannot be read stays in its place: %s',
    (text) => {
      const { record, diagnostics } = readFunds(
        `项目资金（万元）{3×1}||${NATIONAL}`,
        `年度资金总额|${text}|60.00|58.20|10|97%|9.7`,
        '其中：财政拨款|60.00|60.00|58.20|||',
      );
      expect(record.funds.map(fundLine)).toEqual([
        '年度资金总额 total: -/60.00/58.20 万元 10/0.97/9.7',
        '财政拨款 fiscal: 60.00/60.00/58.20 万元',
      ]);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ code: 'value-unread', path: '/record/funds/0/initialBudget' }),
      );
    },
  );

  it('an item in two cells pushes its amounts aside', () => {
    const { record } = readFunds(
      `项目资金（万元）{3×1}||${NATIONAL}`,
      '年度资金总额|60.00|60.00|58.20|10|97%|9.7',
      '其中：财政|拨款|60.00|60.00|58.20||',
    );
    expect(record.funds.map(fundLine)[1]).toMatch(/财政.*60\.00\/60\.00\/58\.20/u);
  });

  it('a score repeated on the part stays where it is printed', () => {
    const { record } = readFunds(
      `项目资金（万元）{3×1}||${NATIONAL}`,
      '年度资金总额|60.00|60.00|60.00|10|100%|10',
      '其中：财政拨款|60.00|60.00|60.00|10|100%|10',
    );
    expect(record.funds.map(({ score }) => score)).toEqual(['10', '10']);
  });
});

describe('currency and figures', () => {
  it.each([
    { title: '项目资金（元）', figure: '387664.62', amount: '387664.62', unit: '元' },
    { title: '项目资金（元）', figure: '3,876,640.62', amount: '3876640.62', unit: '元' },
    { title: '项目资金（万元）', figure: '1，437', amount: '1437', unit: '万元' },
    { title: '项目资金(万元)', figure: '300万元', amount: '300', unit: '万元' },
    { title: '项目资金', figure: '300万元', amount: '300', unit: '万元' },
    { title: '项目资金（单位：万元）', figure: '12.5', amount: '12.5', unit: '万元' },
  ])('$figure under $title', ({ title, figure, amount, unit }) => {
    const { record } = readFunds(
      `${title}{2×1}||年初预算数|全年预算数|全年执行数`,
      `年度资金总额|${figure}|${figure}|${figure}`,
    );
    expect(record.funds).toMatchObject([
      { initialBudget: amount, annualBudget: amount, executed: amount, currencyUnit: unit },
    ]);
  });

  it('the unit in a line above the table', () => {
    const { record } = readTable(
      '项目支出绩效自评表\n金额单位：元',
      `
      项目名称|技能培训{1×7}
      项目资金{2×1}||年初预算数|全年预算数|全年执行数|分值|执行率|得分
      年度资金总额|387664.62|387664.62|387664.62|10|100|10
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
      产出指标|数量指标|培训人次|≥200人次|210人次|90|90|
      总分{1×5}|100|100|`,
    );
    expect(record.funds.map(fundLine)).toEqual(['年度资金总额 total: 387664.62/387664.62/387664.62 元 10/1.00/10']);
  });
});

describe('layouts', () => {
  it('the weight in the title of the block', () => {
    const { record } = readFunds(
      '预算执行情况（万元）（20分）{2×1}||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）',
      '年度财政资金总额|1250|1187.5|95%|19',
    );
    expect(record.funds.map(fundLine)).toEqual(['年度财政资金总额 total: -/1250/1187.5 万元 20/0.95/19']);
  });

  it('labels beside their figures', () => {
    const { record } = readFunds(
      '预算执行情况（万元）{3×1}|预算数：|260|其中：财政拨款|260',
      '执行数：|254.8|其中：财政拨款|254.8',
      '执行率|98%|得分|9.8',
    );
    expect(record.funds).toMatchObject([
      { kind: 'total', annualBudget: '260', executed: '254.8', executionRate: '0.98', score: '9.8' },
      { kind: 'fiscal', annualBudget: '260', executed: '254.8', executionRate: null, score: null },
    ]);
  });

  it('a row of figures that has no label of its own', () => {
    const { record } = readFunds(
      '预算情况（万元）{2×1}|部门预算总额{2×1}|年初预算数|全年预算数|执行数|执行率|分值|得分',
      '8900|9120.5|8755.68|96.00%|10|9.6',
    );
    expect(record.funds.map(fundLine)).toEqual(['部门预算总额 total: 8900/9120.5/8755.68 万元 10/0.9600/9.6']);
  });

  it('a heading of the items that sounds like an amount', () => {
    const { record } = readFunds(
      '预算执行情况（20分）{3×1}|年度预算数（元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因',
      '总额|1560000|1500000|1274600|84.97%|10|8.5|',
      '其中：财政资金|1560000|1500000|1274600|84.97%|||',
    );
    expect(record.funds.map(fundLine)).toEqual([
      '总额 total: 1560000/1500000/1274600 元 10/0.8497/8.5',
      '财政资金 fiscal: 1560000/1500000/1274600 元 -/0.8497/-',
    ]);
  });

  it('a reason of the block is handed to the rules and said', () => {
    const table = readFunds(
      `项目资金（万元）{2×1}||${NATIONAL}|原因`,
      '年度资金总额|60.00|60.00|30.00|10|50%|5|冬季施工受限',
    );
    expect(table.fundReasons).toEqual(['冬季施工受限']);
    expect(remarks(table)).toContain('text-unassigned 冬季施工受限');
  });

  it('调整后预算 is the budget of the whole year', () => {
    const { record } = readFunds(
      '项目资金（万元）{2×1}||年初预算|调整后预算|实际支出|分值|执行率|得分',
      '年度资金总额|1500|1450|1421|10|98%|9.8',
    );
    expect(record.funds.map(fundLine)).toEqual(['年度资金总额 total: 1500/1450/1421 万元 10/0.98/9.8']);
  });

  it('tasks of the year are no funds, and are said', () => {
    const table = readFunds(
      '年度主要任务{3×1}|任务名称{2×1}|主要内容{2×1}|完成情况{2×1}|预算数{1×2}|执行数{1×2}',
      '总额|财政拨款|总额|财政拨款',
      '国土绿化|造林2.1万亩|已完成|860|860|842.5|842.5',
    );
    expect(table.record.funds).toEqual([]);
    expect(remarks(table)).toContain('text-unassigned 国土绿化');
  });

  it.each(['调整后全年预算', '预算安排数', '到位资金', '指标金额', '本年预算', '下达指标数'])(
    'annual budget: %s',
    (heading) => {
      const { record } = readFunds(
        `项目资金（万元）{2×1}||年初预算数|${heading}|全年执行数|分值|执行率|得分`,
        '年度资金总额|1500|1450|1421|10|98%|9.8',
      );
      expect(record.funds.map(fundLine)).toEqual(['年度资金总额 total: 1500/1450/1421 万元 10/0.98/9.8']);
    },
  );

  it('a heading that no field has keeps its column and is said', () => {
    const table = readFunds(
      '项目资金（万元）{2×1}||全年预算数|政府采购数|全年执行数|分值|执行率|得分',
      '年度资金总额|1450|300|1421|10|98%|9.8',
    );
    expect(table.record.funds.map(fundLine)).toEqual(['年度资金总额 total: -/1450/1421 万元 10/0.98/9.8']);
    expect(remarks(table)).toEqual(expect.arrayContaining(['header-unknown 政府采购数', 'text-unassigned 300']));
  });

  it.each(['小计', '项目总投资', '年度总金额'])('the whole called %s', (item) => {
    const { record } = readFunds(`项目资金（万元）{2×1}||${NATIONAL}`, `${item}|60.00|60.00|58.20|10|97%|9.7`);
    expect(record.funds[0]?.kind).toBe('total');
  });

  it('年度主要任务 below the sources is no source', () => {
    const table = readFunds(
      '年度预算执行情况（万元）|资金来源|年初预算|全年预算|执行数|执行率|得分{1×2}',
      '|基本支出|1800.5|1923.66|1920.10|99.81%|{1×2}',
      '|合计|1800.5|1923.66|1920.10|99.81%|9.98{1×2}',
      '年度主要任务|任务名称|完成情况{1×6}',
      '|项目支出检查|检查项目支出320个{1×6}',
    );
    expect(table.record.funds.map((fund) => fund.item)).toEqual(['基本支出', '合计']);
    expect(remarks(table)).toContain('row-unread 项目支出检查 | 检查项目支出320个');
  });

  it('资金管理情况 below the sources is no source', () => {
    const table = readFunds(
      `项目资金（万元）{2×1}||${NATIONAL}`,
      '年度资金总额|60.00|60.00|58.20|10|97%|9.7',
      '资金管理情况{3×1}||情况说明{1×3}|存在问题和改进措施{1×3}',
      '分配科学性|按因素法分配{1×3}|无{1×3}',
      '下达及时性|30日内下达{1×3}|无{1×3}',
    );
    expect(table.record.funds.map((fund) => fund.item)).toEqual(['年度资金总额']);
    expect(remarks(table).filter((line) => line.startsWith('row-unread'))).toHaveLength(3);
  });

  it('a score of 0 stays the score of a part without money', () => {
    const { record } = readFunds(
      `项目资金（万元）{3×1}||${NATIONAL}`,
      '年度资金总额|60.00|60.00|58.20|10|97%|9.7',
      '其他资金||||||0',
    );
    expect(record.funds[1]).toMatchObject({ item: '其他资金', executed: null, score: '0' });
  });

  it('no block at all', () => {
    expect(readFunds('主管部门|县人社局{1×7}').record.funds).toEqual([]);
  });

  it('a figure that cannot be read is said, not guessed', () => {
    const table = readFunds(`项目资金（万元）{2×1}||${NATIONAL}`, '年度资金总额|约六十|60.00|58.20|10|97%|9.7');
    expect(table.record.funds[0]).toMatchObject({ initialBudget: null, annualBudget: '60.00', executed: '58.20' });
    expect(remarks(table)).toContain('value-unread 约六十');
  });

  it.each([
    ['two units', '300万元|300万元|2900000元', ['300', '300', null], '万元', ['value-unread 2900000元']],
    [
      'a unit beside bare amounts of the block',
      '300|300|2900000元',
      ['300', '300', null],
      '万元',
      ['value-unread 2900000元'],
    ],
    ['nothing in another unit', '300|300|0.00元', ['300', '300', '0.00'], '万元', []],
    ['another unit than the block', '3000000元|3000000元|0元', ['3000000', '3000000', '0'], '元', []],
  ])('%s in a row', (_name, amounts, figures, unit, said) => {
    const table = readFunds(`项目资金（万元）{2×1}||${NATIONAL}`, `年度资金总额|${amounts}|||`);
    const [fund] = table.record.funds;
    expect([fund?.initialBudget, fund?.annualBudget, fund?.executed]).toEqual(figures);
    expect(fund?.currencyUnit).toBe(unit);
    expect(remarks(table).filter((line) => line.startsWith('value-unread'))).toEqual(said);
  });
});

it('headings with the letters of the formula, figures without an item', () => {
  const { record } = readFunds(
    '资金执行（元）|全年预算数A|全年执行数B|执行率B/A|分值（10分）|得分|原因{1×2}',
    '|5,230,000|5,116,500.00|97.83%|10|9.78|休学{1×2}',
  );
  expect(record.funds.map(fundLine)).toEqual(['资金执行 total: -/5230000/5116500.00 元 10/0.9783/9.78']);
});
