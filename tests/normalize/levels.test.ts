/** 一级指标, 二级指标 and 得分计算方法: printed once for several rows, with their weights, lost or broken. */
import { describe, expect, it } from 'vitest';
import { alignmentRemarks, readTable, remarks } from './reading.js';

const HEADER = '一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|原因';

function read(...rows: readonly string[]) {
  return readTable('项目支出绩效自评表', ['项目名称|技能培训{1×7}', HEADER, ...rows].join('\n'));
}

/** `一级(分值)/二级(分值)` a row */
function levelsOf(...rows: readonly string[]): string[] {
  const named = (name: string | null, weight: string | null): string =>
    `${name ?? '-'}${weight === null ? '' : `(${weight})`}`;
  return read(...rows).record.indicators.map(
    (row) => `${named(row.level1, row.level1Weight)}/${named(row.level2, row.level2Weight)}`,
  );
}

describe('carried down', () => {
  const lines = [
    '产出指标(50)/数量指标',
    '产出指标(50)/数量指标',
    '产出指标(50)/质量指标',
    '效益指标(30)/社会效益指标',
  ];

  it('over blank cells', () => {
    expect(
      levelsOf(
        '产出指标（50分）|数量指标|培训人次|20|≥200人次|210人次|20|',
        '||培训场次|10|5场|5场|10|',
        '|质量指标|合格率|20|≥95%|96%|20|',
        '效益指标（30分）|社会效益指标|知晓率|30|≥80%|80%|30|',
      ),
    ).toEqual(lines);
  });

  it('over merged cells', () => {
    expect(
      levelsOf(
        '产出指标（50分）{3×1}|数量指标{2×1}|培训人次|20|≥200人次|210人次|20|',
        '培训场次|10|5场|5场|10|',
        '质量指标|合格率|20|≥95%|96%|20|',
        '效益指标（30分）|社会效益指标|知晓率|30|≥80%|80%|30|',
      ),
    ).toEqual(lines);
  });

  it('repeated in every row', () => {
    expect(
      levelsOf(
        '产出指标（50分）|数量指标|培训人次|20|≥200人次|210人次|20|',
        '产出指标（50分）|数量指标|培训场次|10|5场|5场|10|',
        '产出指标（50分）|质量指标|合格率|20|≥95%|96%|20|',
        '效益指标（30分）|社会效益指标|知晓率|30|≥80%|80%|30|',
      ),
    ).toEqual(lines);
  });

  it('over rows that were pushed to the left', () => {
    const table = read(
      '产出指标（50分）|数量指标|培训人次|20|≥200人次|210人次|20|',
      '培训场次|10|5场|5场|10|||',
      '质量指标|合格率|20|≥95%|96%|20||',
      '效益指标（30分）|社会效益指标|知晓率|30|≥80%|80%|30|',
    );
    expect(table.record.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
      ['产出指标', '数量指标', '培训人次'],
      ['产出指标', '数量指标', '培训场次'],
      ['产出指标', '质量指标', '合格率'],
      ['效益指标', '社会效益指标', '知晓率'],
    ]);
    expect(alignmentRemarks(table)).toHaveLength(2);
  });
});

describe('names and their weights', () => {
  it.each([
    ['产出指标', '产出指标'],
    ['产出指标（50分）', '产出指标(50)'],
    ['产出指标 (50分)', '产出指标(50)'],
    ['产出指标(50 分)', '产出指标(50)'],
    ['产出指标（５０分）', '产出指标(50)'],
    ['产出指标50分', '产出指标(50)'],
    ['产出指标（37.5分）', '产出指标(37.5)'],
    ['产 出 指 标', '产出指标'],
    ['产出\\n指标\\n（50分）', '产出指标(50)'],
    ['产\\n出\\n指\\n标', '产出指标'],
    ['产出', '产出'],
    ['项目决策（10分）', '项目决策(10)'],
  ])('%s', (cell, name) => {
    expect(levelsOf(`${cell}|数量指标|培训人次|50|≥200人次|210人次|50|`)).toEqual([`${name}/数量指标`]);
  });

  it.each(['产出（50%）', '产出（５０％）'])('a weight in per cent behind a name that is a level: %s', (name) => {
    expect(levelsOf(`${name}|数量|培训人次|50%|200人次|210人次|50|`)).toEqual(['产出(50)/数量']);
  });

  it('a weight in the name of level 2', () => {
    expect(
      levelsOf(
        '产出指标（50分）|数量指标（30分）|培训人次|20|≥200人次|210人次|20|',
        '||培训场次|10|5场|5场|10|',
        '|质量指标（20分）|合格率|20|≥95%|96%|20|',
      ),
    ).toEqual(['产出指标(50)/数量指标(30)', '产出指标(50)/数量指标(30)', '产出指标(50)/质量指标(20)']);
  });

  it('names that no family has, and level-1 words in the second column', () => {
    expect(
      levelsOf(
        '绩效（85分）|产出|保洁面积|50|280万平方米|280万平方米|50|',
        '|效益|市容改善|20|明显|明显|18|局部反弹',
        '|满意度|居民满意度|15|≥90%|92%|15|',
        '预算执行|预算执行率|支付进度|15|100%|97%|14.55|据实结算',
      ),
    ).toEqual(['绩效(85)/产出', '绩效(85)/效益', '绩效(85)/满意度', '预算执行/预算执行率']);
  });
});

describe('lost names', () => {
  it('the name of level 1 is lost, its weight is left', () => {
    const table = read(
      '（50分）|数量指标|培训人次|20|≥200人次|210人次|20|',
      '|质量指标|合格率|30|≥95%|96%|30|',
      '效益指标（30分）|社会效益指标|知晓率|30|≥80%|80%|30|',
    );
    expect(table.record.indicators.map(({ level1, level1Weight }) => [level1, level1Weight])).toEqual([
      [null, '50'],
      [null, '50'],
      ['效益指标', '30'],
    ]);
    expect(remarks(table)).toContain('missing-field /record/indicators/0/level1');
  });

  it('the first rows have none', () => {
    const table = read(
      '||培训人次|20|≥200人次|210人次|20|',
      '|质量指标|合格率|30|≥95%|96%|30|',
      '效益指标（50分）|社会效益指标|知晓率|50|≥80%|80%|50|',
    );
    expect(table.record.indicators.map(({ level1, level2 }) => [level1, level2])).toEqual([
      [null, null],
      [null, '质量指标'],
      ['效益指标', '社会效益指标'],
    ]);
    expect(remarks(table)).toContain('missing-field /record/indicators/0/level1');
  });

  it('a level-2 name that contradicts the level 1 above it', () => {
    const table = read(
      '产出指标（50分）|数量指标|培训人次|50|≥200人次|210人次|50|',
      '|社会效益指标|知晓率|40|≥80%|80%|40|',
      '满意度指标（10分）|服务对象满意度指标|学员满意度|10|≥90%|95%|10|',
    );
    expect(table.record.indicators.map(({ level1 }) => level1)).toEqual(['产出指标', null, '满意度指标']);
    expect(remarks(table)).toContain('missing-field /record/indicators/1/level1');
  });
});

describe('得分计算方法', () => {
  const METHOD_HEADER = '一级指标|二级指标|三级指标|分值|指标值|全年实际值|得分计算方法|得分|原因';
  const whole = '若为定性指标，则根据“三档”原则记分；若为定量指标，按B/A×该指标分值记分。';

  function methodsOf(...rows: readonly string[]): (string | null)[] {
    const { record } = readTable('项目支出绩效自评表', ['项目名称|培训{1×8}', METHOD_HEADER, ...rows].join('\n'));
    return record.indicators.map(({ method }) => method);
  }

  it('printed once, carried down', () => {
    expect(
      methodsOf(
        `产出指标|数量指标|培训人次|50|200人次|210人次|${whole}|50|`,
        '|质量指标|合格率|30|≥95%|96%||30|',
        '效益指标|社会效益指标|知晓率|20|≥80%|80%||20|',
      ),
    ).toEqual([whole, whole, whole]);
  });

  it('a merged cell', () => {
    expect(
      methodsOf(
        `产出指标{2×1}|数量指标|培训人次|50|200人次|210人次|${whole}{3×1}|50|`,
        '质量指标|合格率|30|≥95%|96%|30|',
        '效益指标|社会效益指标|知晓率|20|≥80%|80%|20|',
      ),
    ).toEqual([whole, whole, whole]);
  });

  it('a text of its own in each row is not carried into the row that has none', () => {
    expect(
      methodsOf(
        '产出指标|数量指标|培训人次|50|200人次|210人次|按完成比例得分|50|',
        '|质量指标|合格率|30|≥95%|96%|每低1%扣1分|30|',
        '效益指标|社会效益指标|知晓率|20|≥80%|80%||20|',
      ),
    ).toEqual(['按完成比例得分', '每低1%扣1分', null]);
  });

  it('one text whose lines run down beside the rows', () => {
    expect(
      methodsOf(
        '产出指标|数量指标|培训人次|50|200人次|210人次|若为定性指标，则根据“三|50|',
        '|质量指标|合格率|30|≥95%|96%|档”原则记分；若为定量指标，|30|',
        '效益指标|社会效益指标|知晓率|20|≥80%|80%|按B/A×该指标分值记分。|20|',
      ),
    ).toEqual([whole, whole, whole]);
  });
});

describe('names that are not sure', () => {
  it('make the rows doubtful that take them over', () => {
    const rows = [
      '产出指标|数量指标|培训人次|20|≥200人次|210人次|20|',
      '|质量指标|合格率|20|≥95%|96%|20|',
      '满意度指标||患者满意度|门诊满意度|30|≥90%|91%|30',
      '||住院满意度|30|≥92%|93%|30|',
    ];
    const [, sure, doubtful, below] = read(...rows).record.indicators.map((row) => row.confidence);
    expect(doubtful).toBeLessThan(0.8);
    expect(below).toBeLessThan(0.95);
    expect(sure).toBeGreaterThan(0.98);
  });
});

it('加分项 and 扣分项 are sections of their own', () => {
  expect(
    levelsOf(
      '产出指标|数量指标|培训人次|60|200人次|210人次|60|',
      '满意度指标|服务对象满意度指标|学员满意度|40|90%|95%|40|',
      '加分项||获省级表彰|—|—|1次|2|',
      '扣分项||被审计通报|—|—|1次|-1|通报1次',
    ),
  ).toEqual(['产出指标/数量指标', '满意度指标/服务对象满意度指标', '加分项/-', '扣分项/-']);
});

it('names taken over from a row that could hardly be read are as doubtful as that row', () => {
  const header = '一级指标|二级指标|三级指标|指标说明|分值|评分标准|目标值|实际完成情况|得分|扣分原因|佐证材料';
  const confidences = (row: string): number[] =>
    readTable(
      '项目支出绩效自评表',
      [
        '项目名称|养老服务{1×10}',
        header,
        'A决策(20分)|A1项目立项|A11立项依据充分性|符合政策|10|依据充分得满分，否则酌情扣分|充分|充分|10||批复',
        '||A12绩效目标合理性|目标设定|10|目标合理得10分，每发现一处问题扣2分|合理|1处不合理|8|个别指标不可衡量|目标表',
        row,
        '||B12预算执行率|支出/到位|10|得分=执行率×分值|100%|92.3%|9.23|尾款未付|支付凭证',
        'C产出(60分)|C1产出数量|C11服务老人数|服务人数|60|完成得满分，未完成按比例|≥1500人|1438人|57.52|老人搬离|台账',
      ].join('\n'),
    ).record.indicators.map((indicator) => indicator.confidence);
  const plain = 'B过程(20分)|B1资金管理|B11资金到位率|到位资金/计划资金|10|得分=到位率×分值|100%|100%|10||凭证';
  expect(Math.min(...confidences(plain))).toBeGreaterThan(0.9);
  const [, , hurt, below, apart] = confidences(`||${plain}`);
  expect(hurt).toBeLessThan(0.5);
  expect(below).toBeLessThan(0.8);
  expect(apart).toBeGreaterThan(0.9);
});
