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
