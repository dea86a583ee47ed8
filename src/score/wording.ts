/** 定性指标: the grade that the actual's own words name (达成预期指标, 基本完成, 未完成预期指标且效果较差). */
import type { Band } from '../model/profile.js';
import type { Value } from '../model/value.js';
import { deniesTarget } from './denial.js';

type Grade = Band['grade'];

/** What follows 基本, 部分, 未 when they speak of completion rather than of 基本养老 or 未成年. */
const DONE = '(?:完成|达成|达到|达标|实现|落实|执行|开展|实施)';
const PARTLY = new RegExp(`(?:基本|部分|大部分|大体|未完全|未全部|未全面|没有完全|没有全部)(?:未|已)?${DONE}`);
const MISSED = new RegExp(`(?:未|未能|没有|没能|尚未|暂未|均未)(?:按期|按时|如期)?${DONE}`);
/** 无未完成事项, 不存在未落实情况: the harm is denied. */
const DENIED = new RegExp(`(?:无|没有|不存在|未发现|未出现)[^，。；,;]{0,6}未${DONE}`);
/** The first grade in the national rule's own words; without 全部或, others put 基本 into the second. */
const FIRST = /全部或(?:者)?基本达成/;
const EITHER = /^基本达成(?:预期|年度)(?:指标|目标)$/;
const REACHED =
  /(?:达成|达到|完成|实现)(?:了)?(?:年度|年初|年初设定)?预?期?(?:指标|目标)|(?:全部|全面|已经?|圆满|按期|按时|如期)(?:完成|达成|达到|实现|落实)|^(?:完成|达成|达到|达到预期|实现预期)$/;

/** 基本合格 where 合格 was wanted: all that was wanted, but not wholly. */
const ALMOST = /^(?:已|已经)?(?:基本|大体|大部分|部分)(?:已|上)?/;

/** A sentence may speak of 未完成 things that were solved; a grade is a phrase. */
const LONGEST = 30;

/**
 * @returns null where the words name no grade, or where the target asks for much the same.
 */
export function bandOf(target: Value, actual: Value, bands: readonly Band[]): Band | null {
  const said = words(actual);
  const wanted = words(target);
  if (said === '') return null;
  const banded = (grade: Grade): Band | null => bands.find((band) => band.grade === grade) ?? null;
  // What was wanted, word for word, is the highest grade.
  if (said === wanted) return banded('reached');
  if (said.length > LONGEST) return null;
  const grade = gradeOf(said);
  if (grade !== null) return gradeOf(wanted) === grade ? null : banded(grade);
  if (wanted !== '' && ALMOST.test(said) && said.replace(ALMOST, '') === wanted) return banded('partly');
  // The words deny the target without saying how much of it was done: anything but the highest grade.
  const partly = banded('partly');
  return partly !== null && deniesTarget(said, wanted) ? { ...partly, low: '0' } : null;
}

/** Whether both cells say the same, white space and punctuation aside. */
export function sameWords(target: Value, actual: Value): boolean {
  const said = words(actual);
  return said !== '' && said === words(target);
}

function gradeOf(said: string): Grade | null {
  if (FIRST.test(said)) return 'reached';
  if (EITHER.test(said)) return null;
  if (PARTLY.test(said)) return 'partly';
  if (MISSED.test(said)) return DENIED.test(said) ? null : 'missed';
  return REACHED.test(said) ? 'reached' : null;
}

function words(value: Value): string {
  return (value.raw ?? '').replace(/[\s，。；、,;.！!]+/g, '');
}
