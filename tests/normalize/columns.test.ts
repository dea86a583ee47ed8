/** Header wordings and the orders of columns: whatever the words and wherever they stand, each field is read. */
import { describe, expect, it } from 'vitest';
import { indicatorLine, readTable, remarks } from './reading.js';

/** Words of the header cells, by role; the first is the usual one. */
const WORDINGS = {
  level1: ['一级指标', '一 级 指 标', '一级\\n指标'],
  level2: ['二级指标', '二级 指标'],
  level3: ['三级指标', '三级\\n指标'],
  name: ['指标名称', '评价内容', '指标内容'],
  target: [
    '年度指标值',
    '指标值（A）',
    '指标值(A)',
    '年度指标值(A)',
    '指标值',
    '目标值',
    '年初目标值(A)',
    '年初指标值',
    '预期指标值',
    '考核指标值',
    '年度\\n指标值',
  ],
  adjusted: ['调整指标值'],
  actual: [
    '实际完成值',
    '全年实际值(B)',
    '全年实际值',
    '实际完成值(B)',
    '实际完成值（B）',
    '实际完成指标值',
    '完成值',
    '全年完成值',
    '年终完成值',
    '全年实际 值 (B)',
  ],
  weight: ['分值', '参考分值', '权重', '指标权重（分）', '分值（100分）', '分值（权重）', '分 值'],
  score: ['得分', '自评得分', '自评分', '指标得分（分）', '得 分'],
  review: ['复核分', '财政审核评分', '核查分数'],
  coefficient: ['得分系数（%）', '得分系数(%)'],
  reason: [
    '偏差原因分析及改进措施',
    '未完成原因',
    '未完成原因分析',
    '未完成原因及改进措施',
    '未完成原因及拟采取的改进措施',
    '未完成原因分析及改进措施',
    '原因',
    '备注',
    '未完成 原因',
  ],
  sign: ['指标性质', '计算符号'],
  unit: ['度量单位', '计量单位', '单位'],
  method: ['得分计算方法', '评价标准', '评价标准及依据', '指标解释'],
  core: ['是否核心指标'],
} satisfies Record<string, readonly [string, ...string[]]>;
type Role = keyof typeof WORDINGS;

/** Three rows of cells, by role; targets and actuals also without their sign and unit. */
const CELLS: Readonly<Record<Role, readonly [string, string, string]>> = {
  level1: ['产出指标', '', '效益指标'],
  level2: ['数量指标', '质量指标', '社会效益指标'],
  level3: ['技能培训', '培训合格率', '群众知晓率'],
  name: ['技能培训', '培训合格率', '群众知晓率'],
  target: ['≥200人次', '≥95%', '≥80%'],
  adjusted: ['≥200人次', '≥95%', '≥80%'],
  actual: ['210人次', '96%', '78%'],
  weight: ['40', '30', '30'],
  score: ['40', '30', '29.25'],
  review: ['40', '30', '29'],
  coefficient: ['100', '100', '97.5'],
  reason: ['', '', '宣传不够'],
  sign: ['≥', '≥', '≥'],
  unit: ['人次', '%', '%'],
  method: ['达到得满分，未达到按比例', '达到得满分，未达到按比例', '达到得满分，未达到按比例'],
  core: ['是', '否', '否'],
};
const BARE: Partial<Readonly<Record<Role, readonly [string, string, string]>>> = {
  target: ['150', '90', '70'],
  adjusted: ['200', '95', '80'],
  actual: ['210', '96', '78'],
};

/** The orders of columns that were seen; `bare` where sign and unit stand in columns of their own. */
const ORDERS: readonly { name: string; roles: readonly Role[]; bare?: true }[] = [
  { name: 'national', roles: ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'reason'] },
  {
    name: 'weight before the target, with a method',
    roles: ['level1', 'level2', 'level3', 'weight', 'target', 'actual', 'method', 'score', 'reason'],
  },
  {
    name: 'sign, value, unit, actual, weight, score',
    roles: ['level1', 'level2', 'level3', 'sign', 'target', 'unit', 'actual', 'weight', 'score', 'reason'],
    bare: true,
  },
  {
    name: 'unit, sign, target, adjusted, actual, coefficient, weight, score, core',
    roles: ['name', 'unit', 'sign', 'target', 'adjusted', 'actual', 'coefficient', 'weight', 'score', 'core', 'reason'],
    bare: true,
  },
  { name: 'names only', roles: ['name', 'target', 'actual', 'score'] },
  {
    name: 'two scores',
    roles: ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'review', 'reason'],
  },
];

function read(roles: readonly Role[], words: readonly string[], bare: boolean) {
  const cells = (row: 0 | 1 | 2) =>
    roles.map((role) => ((bare ? BARE[role] : undefined) ?? CELLS[role])[row]).join('|');
  return readTable(
    '项目支出绩效自评表\n（2023年度）',
    [`项目名称|技能培训{1×${roles.length - 1}}`, words.join('|'), cells(0), cells(1), cells(2)].join('\n'),
  );
}

function expected(roles: readonly Role[], bare: boolean): string[] {
  const has = (role: Role): boolean => roles.includes(role);
  return ([0, 1, 2] as const).map((row) => {
    const cell = (role: Role): string => {
      const text = ((bare ? BARE[role] : undefined) ?? CELLS[role])[row];
      return has(role) && text !== '' ? text : '-';
    };
    return [
      has('level1') ? ['产出指标', '产出指标', '效益指标'][row] : '-',
      cell('level2'),
      CELLS.name[row],
      cell('weight'),
      has('adjusted') ? cell('adjusted') : cell('target'),
      cell('actual'),
      cell('score'),
      cell('reason'),
    ].join(' | ');
  });
}

describe.each(ORDERS)('$name', ({ roles, bare = false }) => {
  const usual = roles.map((role) => WORDINGS[role][0]);

  it.each(roles)('every wording of %s', (role) => {
    for (const word of WORDINGS[role]) {
      const words = usual.map((one, at) => (roles[at] === role ? word : one));
      const { record, diagnostics } = read(roles, words, bare);
      expect(record.indicators.map(indicatorLine), word).toEqual(expected(roles, bare));
      const unknown = diagnostics.filter(({ code }) => code === 'header-unknown' || code.startsWith('alignment'));
      expect(unknown, word).toEqual([]);
    }
  });
});

describe('sign, value and unit in columns of their own', () => {
  it('the sign goes to the target, the unit to both', () => {
    const order = ORDERS[2];
    const { record } = read(order?.roles ?? [], order?.roles.map((role) => WORDINGS[role][0]) ?? [], true);
    expect(record.indicators[0]?.target).toMatchObject({ raw: '150', comparator: '≥', value: '150', unit: '人次' });
    expect(record.indicators[0]?.actual).toMatchObject({ raw: '210', comparator: null, value: '210', unit: '人次' });
    expect(record.indicators[1]?.target).toMatchObject({ comparator: '≥', value: '90', unit: '%' });
  });
});

const NATIONAL_ROW = '产出指标|数量指标|技能培训|≥200人次|210人次|40|40|';

/** Header lines and rows below a head. */
function readRows(...lines: readonly string[]) {
  return readTable('项目支出绩效自评表', ['项目名称|技能培训', ...lines].join('\n'));
}

describe('a column of labels to the left', () => {
  it.each(['绩效指标', '绩 效 指 标', '年度绩效指标完成情况', '当年绩效指标'])('%s', (label) => {
    const table = readRows(
      `${label}{4×1}|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|原因`,
      '产出指标|数量指标|技能培训|≥200人次|210人次|40|40|',
      '|质量指标|培训合格率|≥95%|96%|30|30|',
      '效益指标|社会效益指标|群众知晓率|≥80%|78%|30|29.25|宣传不够',
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual([
      '产出指标 | 数量指标 | 技能培训 | 40 | ≥200人次 | 210人次 | 40 | -',
      '产出指标 | 质量指标 | 培训合格率 | 30 | ≥95% | 96% | 30 | -',
      '效益指标 | 社会效益指标 | 群众知晓率 | 30 | ≥80% | 78% | 29.25 | 宣传不够',
    ]);
  });
});

describe('two tiers', () => {
  const rows = [
    '产出指标|数量指标|技能培训|≥|200|人次|210|40|40|',
    '效益指标|社会效益指标|群众知晓率|≥|80|%|78|60|58.5|宣传不够',
  ];
  const lines = [
    '产出指标 | 数量指标 | 技能培训 | 40 | 200 | 210 | 40 | -',
    '效益指标 | 社会效益指标 | 群众知晓率 | 60 | 80 | 78 | 58.5 | 宣传不够',
  ];

  it.each([
    {
      name: 'merged cells',
      header: [
        '一级指标{2×1}|二级指标{2×1}|三级指标{2×1}|年度指标值{1×3}|实际完成值{2×1}|分值{2×1}|得分{2×1}|原因{2×1}',
        '指标性质|指标值|度量单位',
      ],
    },
    {
      name: 'without merged cells',
      header: ['一级指标|二级指标|三级指标|年度指标值|||实际完成值|分值|得分|原因', '|||指标性质|指标值|度量单位||||'],
    },
    {
      name: 'the upper one over the levels too',
      header: [
        '绩效指标{1×3}|年度指标值{1×3}|实际完成值{2×1}|分值{2×1}|得分{2×1}|原因{2×1}',
        '一级指标|二级指标|三级指标|指标性质|指标值|度量单位',
      ],
    },
  ])('$name', ({ header }) => {
    expect(readRows(...header, ...rows).record.indicators.map(indicatorLine)).toEqual(lines);
  });
});

describe('a second tier in words that no family has', () => {
  it('stands under the spanning cells of a merged header', () => {
    const table = readTable(
      '项目支出绩效自评表',
      `
      项目名称|环境监测{1×9}
      一级指标{2×1}|二级指标{2×1}|三级指标{2×1}|指标值{1×2}|实际完成值{2×1}|分值{2×1}|得分{1×2}|备注{2×1}
      年初值|调整值|自评|财政复核
      产出指标|数量指标|监测点位|20个|22个|22个|60|60|60|
      效益指标|社会效益指标|知晓率|≥80%|≥85%|84%|40|39.53|38|
      合计||||||100|99.53|98|`,
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual([
      '产出指标 | 数量指标 | 监测点位 | 60 | 22个 | 22个 | 60 | -',
      '效益指标 | 社会效益指标 | 知晓率 | 40 | ≥85% | 84% | 39.53 | -',
    ]);
    expect([table.record.totalWeight, table.record.totalScore]).toEqual(['100', '99.53']);
  });
});

describe('the header printed twice', () => {
  it('is no second tier: nothing has to be moved', () => {
    const header = '一级指标|二级指标|三级指标||年度指标值|实际完成值|分值|得分';
    const table = readTable(
      '项目支出绩效自评表',
      `项目名称|甲{1×7}\n${header}\n${header}\n产出指标|数量指标|长度||≥50公里|50公里|60|60\n效益指标|社会效益指标|环境||改善|改善|40|38\n总分|||||| 100|98`,
    );
    expect(table.record.indicators.map((row) => [row.target.raw, row.score])).toEqual([
      ['≥50公里', '60'],
      ['改善', '38'],
    ]);
    expect(remarks(table).filter((line) => line.includes('indicators'))).toEqual([]);
    expect(table.record.indicators.flatMap((row) => row.repairs)).toEqual([]);
  });
});

describe('headers that a copy glued together', () => {
  it.each([
    { glued: '分值得分', header: '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值得分||原因' },
    { glued: '年度指标值实际完成值', header: '一级指标|二级指标|三级指标|年度指标值实际完成值||分值|得分|原因' },
    { glued: '一级指标二级指标三级指标', header: '一级指标二级指标三级指标|||年度指标值|实际完成值|分值|得分|原因' },
  ])('$glued', ({ header }) => {
    const { record } = readRows(header, NATIONAL_ROW, '效益指标|社会效益指标|群众知晓率|≥80%|78%|60|58.5|宣传不够');
    expect(record.indicators.map(indicatorLine)).toEqual([
      '产出指标 | 数量指标 | 技能培训 | 40 | ≥200人次 | 210人次 | 40 | -',
      '效益指标 | 社会效益指标 | 群众知晓率 | 60 | ≥80% | 78% | 58.5 | 宣传不够',
    ]);
  });
});

describe('a weight for each level', () => {
  it.each(['权重', '分值'])('%s behind each name', (word) => {
    const { record } = readRows(
      `一级指标|${word}|二级指标|${word}|三级指标|${word}|目标值|完成值|得分|扣分原因`,
      '产出|50|产出数量|20|补水量|20|≥1200万立方米|1250万立方米|20|',
      '||产出时效|30|补水及时率|30|100%|95%|28.5|泵站检修',
      '效益|50|生态效益|50|生态基流保障率|50|≥90%|92%|50|',
    );
    expect(record.indicators.map(indicatorLine)).toEqual([
      '产出(50) | 产出数量(20) | 补水量 | 20 | ≥1200万立方米 | 1250万立方米 | 20 | -',
      '产出(50) | 产出时效(30) | 补水及时率 | 30 | 100% | 95% | 28.5 | 泵站检修',
      '效益(50) | 生态效益(50) | 生态基流保障率 | 50 | ≥90% | 92% | 50 | -',
    ]);
  });
});

describe('columns with no place in the record', () => {
  it('an unknown header is reported, and what stands below it', () => {
    const table = readRows(
      '一级指标|二级指标|三级指标|信息采集人|年度指标值|实际完成值|分值|得分|原因',
      '产出指标|数量指标|技能培训|张工|≥200人次|210人次|40|40|',
      '效益指标|社会效益指标|群众知晓率|李工|≥80%|78%|60|58.5|宣传不够',
    );
    expect(table.record.indicators.map(indicatorLine)).toEqual([
      '产出指标 | 数量指标 | 技能培训 | 40 | ≥200人次 | 210人次 | 40 | -',
      '效益指标 | 社会效益指标 | 群众知晓率 | 60 | ≥80% | 78% | 58.5 | 宣传不够',
    ]);
    expect(remarks(table).filter((line) => /^(header-unknown|text-unassigned)/u.test(line))).toEqual([
      'header-unknown 信息采集人',
      'text-unassigned 信息采集人：张工 | 李工',
    ]);
  });

  it.each(WORDINGS.review)('a second score (%s) is kept apart, and said', (review) => {
    const table = readRows(
      `一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|自评得分|${review}|原因`,
      '产出指标|数量指标|技能培训|≥200人次|210人次|40|40|38|',
      '效益指标|社会效益指标|群众知晓率|≥80%|78%|60|58.5|55|宣传不够',
    );
    expect(table.record.indicators.map(({ score }) => score)).toEqual(['40', '58.5']);
    expect(remarks(table)).toContain(`text-unassigned ${review}：38 | 55`);
  });
});
