/** 核查 of whole tables: verdict, totals, order of findings, counts, severities, language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditSchema, type Audit } from '../../src/model/evaluation.js';
import type { EvaluationRecord } from '../../src/model/record.js';
import type { Outcome, Rule } from '../../src/model/rule.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { auditRecord, runRules } from '../../src/score/audit.js';
import { buildContext } from '../../src/score/context.js';
import { fund, goal, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { seedTables } from './seed-tables.js';

function audit(table: EvaluationRecord): Audit {
  return auditRecord(table, { profile: mof2020, lang: 'zh', locate: () => ({}) });
}

const SCORE_RULES = new Set(['score-mismatch', 'shortfall-full-score', 'score-out-of-range']);
const TOTAL_RULES = new Set(['total-score-mismatch', 'recomputed-total-mismatch']);

describe('the published tables', () => {
  it('have no error but the section weights of the last', () => {
    const audits = seedTables().map((table) => auditRecord(table, { profile: 'auto', lang: 'zh', locate: () => ({}) }));
    for (const result of audits) expect(auditSchema.parse(result)).toEqual(result);
    const errors = audits.map(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    expect(errors.map((found) => found.map(({ rule }) => rule))).toEqual([
      ...Array<string[]>(7).fill([]),
      ['section-weight-mismatch', 'section-weight-mismatch'],
    ]);
    expect(audits.map(({ difference }) => difference)).toEqual(Array<string>(8).fill('0.00'));
    expect(audits.map(({ verdict }) => verdict)).toEqual([...Array<string>(7).fill('consistent'), 'discrepant']);
  });

  it('show every planted change of a deduction', () => {
    for (const table of seedTables()) {
      table.indicators.forEach((row, index) => {
        if (row.level2 !== '成本指标' || row.score === row.weight) return;
        const indicators = table.indicators.map((other, at) => (at === index ? { ...row, score: '1.11' } : other));
        const planted = { ...table, indicators, totalScore: null };
        const { findings } = auditRecord(planted, { profile: 'auto', lang: 'zh', locate: () => ({}) });
        const found = findings.filter(({ rule }) => rule === 'score-mismatch');
        expect(found.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
          `error /record/indicators/${index}/score`,
        ]);
      });
    }
  });
});

describe('verdict', () => {
  const whole: IndicatorFields = { weight: '100', score: '100' };
  it.each<[string, EvaluationRecord, Audit['verdict']]>([
    ['all there', record({ indicators: [indicator(whole)], totalScore: '100' }), 'consistent'],
    ['no total', record({ indicators: [indicator(whole)] }), 'incomplete'],
    ['no actual', record({ indicators: [indicator({ ...whole, actual: null })], totalScore: '100' }), 'incomplete'],
    ['no rows', record({ totalScore: '100' }), 'incomplete'],
    ['a wrong total', record({ indicators: [indicator(whole)], totalScore: '99' }), 'discrepant'],
    [
      'no executed amount for a scored execution',
      record({
        funds: [fund({ weight: '10', score: '10', executed: null })],
        indicators: [indicator({ weight: '90', score: '90' })],
        totalScore: '100',
      }),
      'incomplete',
    ],
    [
      'execution scored and known',
      record({
        funds: [fund({ weight: '10', score: '10' })],
        indicators: [indicator({ weight: '90', score: '90' })],
        totalScore: '100',
      }),
      'consistent',
    ],
  ])('%s', (_, table, expected) => {
    expect(audit(table).verdict).toBe(expected);
  });

  it('difference is declared − recomputed, signed, at the places of both', () => {
    const table = (totalScore: string) => audit(record({ indicators: [indicator(whole)], totalScore })).difference;
    expect([table('100'), table('99.5'), table('100.125')]).toEqual(['0.00', '-0.50', '0.125']);
  });
});

describe('running rules', () => {
  const meta = (name: string): Rule['meta'] => ({
    name,
    title: { zh: name, en: name },
    severity: 'error',
    basis: { document: '财预〔2020〕10号', clause: null },
    explain: { what: { zh: '', en: '' }, why: { zh: '', en: '' }, next: { zh: '', en: '' } },
    messages: {
      default: { zh: '申报 {declared}，复算 {recomputed}，{note}', en: '{declared} / {recomputed} / {note}' },
      other: { zh: '另', en: 'other' },
    },
    example: { zh: name, en: name },
  });
  const rule = (name: string, ...outcomes: Outcome[]): Rule => ({ meta: meta(name), check: () => outcomes });
  const wrong = (path: string, more: object = {}): Outcome => {
    return {
      verdict: 'mismatch',
      path,
      declared: '1',
      recomputed: null,
      difference: null,
      fields: { note: '注' },
      ...more,
    };
  };
  const table = record({ funds: [fund()], goals: [goal('a', 'b')], indicators: [indicator(), indicator()] });
  const options = { profile: mof2020, lang: 'zh', locate: (pointer: string) => ({ sheet: pointer }) } as const;

  it('puts findings in the order of the form, then of the rules', () => {
    const paths = [
      '/record/totalScore',
      '/record/indicators/1/score',
      '/record/indicators/0/reason',
      '/record/goals/0',
    ];
    const rules = [
      rule('b', ...paths.map((path) => wrong(path))),
      rule(
        'a',
        wrong('/record/indicators/1/score'),
        wrong('/record/funds/0/executed'),
        wrong('/record/indicators/1/target'),
      ),
    ];
    const { findings } = runRules(rules, buildContext(table, mof2020), options);
    expect(findings.map((finding) => `${finding.rule} ${finding.path}`)).toEqual([
      'a /record/funds/0/executed',
      'b /record/goals/0',
      'b /record/indicators/0/reason',
      'a /record/indicators/1/target',
      'b /record/indicators/1/score',
      'a /record/indicators/1/score',
      'b /record/totalScore',
    ]);
    expect(findings[0]?.location).toEqual({ sheet: '/record/funds/0/executed' });
  });

  it('counts matches and what could not be determined', () => {
    const path = '/record/totalScore';
    const outcomes: Outcome[] = [
      { verdict: 'match', path },
      wrong(path),
      { verdict: 'undetermined', path, missing: [path] },
    ];
    const { checks } = runRules([rule('a', ...outcomes)], buildContext(table, mof2020), options);
    expect(checks).toEqual([{ rule: 'a', compared: 2, matched: 1, mismatched: 1, undetermined: 1 }]);
  });

  it('lets a rule see the outcomes of those before it', () => {
    const seen: string[][] = [];
    const looking = (name: string): Rule => ({
      meta: meta(name),
      check: ({ earlier }) => {
        seen.push(earlier.map((outcome) => outcome.rule));
        return [wrong('/record/totalScore')];
      },
    });
    runRules([looking('a'), looking('b'), looking('c')], buildContext(table, mof2020), options);
    expect(seen).toEqual([[], ['a'], ['a', 'b']]);
  });

  it('words a finding with its fields, its own message and the language', () => {
    const first = (outcome: Outcome, lang: 'zh' | 'en') =>
      runRules([rule('a', outcome)], buildContext(table, mof2020), { ...options, lang }).findings[0]?.message;
    expect(first(wrong('/record/totalScore'), 'zh')).toBe('申报 1，复算 无，注');
    expect(first(wrong('/record/totalScore', { declared: null }), 'en')).toBe('blank / none / 注');
    expect(first(wrong('/record/totalScore', { message: 'other' }), 'zh')).toBe('另');
  });

  it.each([
    ['the rule says', {}, {}, 'error'],
    ['the outcome says', {}, { severity: 'warning' }, 'warning'],
    ['the profile says', { a: 'info' }, {}, 'info'],
    ['the milder of profile and outcome', { a: 'info' }, { severity: 'warning' }, 'info'],
    ['the milder of outcome and profile', { a: 'error' }, { severity: 'warning' }, 'warning'],
  ] as const)('severity: %s', (_, severities, more, expected) => {
    const profile = { ...mof2020, severities };
    const { findings } = runRules([rule('a', wrong('/record/totalScore', more))], buildContext(table, profile), {
      ...options,
      profile,
    });
    expect(findings[0]?.severity).toBe(expected);
  });
});

describe('properties', () => {
  const figure = fc.integer({ min: 1, max: 500 });
  const row = fc.tuple(fc.constantFrom('≥', '≤', '', '='), figure, figure, fc.integer({ min: 1, max: 20 }));

  it('a table that scores itself as recomputed is never accused of its scores or its total', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const blank = rows.map(([sign, target, actual, weight]) =>
          indicator({ target: `${sign}${target}人`, actual: `${actual}人`, weight: String(weight), score: null }),
        );
        const first = buildContext(record({ indicators: blank }), mof2020);
        const filled = first.rows.map(({ indicator: own, score }) => ({ ...own, score: score.recomputed }));
        const { findings, scores } = audit(record({ indicators: filled, totalScore: first.totals.recomputed }));
        expect(scores.every(({ status }) => status === 'match')).toBe(true);
        expect(findings.filter(({ rule }) => SCORE_RULES.has(rule) || TOTAL_RULES.has(rule))).toEqual([]);
      }),
    );
  });

  it('changes nothing of the record and says the same twice', () => {
    for (const table of seedTables()) {
      const before = structuredClone(table);
      const [one, two] = [audit(table), audit(table)];
      expect(two).toEqual(one);
      expect(table).toEqual(before);
    }
  });
});
