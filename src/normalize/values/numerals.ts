/** Reads Chinese numerals (三十五, 两, 廿, 叁仟伍佰) into decimal strings. */
const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
/** One character for two: 廿五 = 二十五. */
const SCORES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

const CHARACTERS: ReadonlySet<string> = new Set([DIGITS, TENS, SCORES, MYRIADS].flatMap((table) => Object.keys(table)));

/** Whether a numeral may hold this character. */
export function isNumeralCharacter(character: string): boolean {
  return CHARACTERS.has(character);
}

/** The value of a single digit character; null for anything else. */
export function digitOf(character: string): number | null {
  return DIGITS[character] ?? null;
}

/** Longest numeral that is read: 九千九百九十九万九千九百九十九 has 15 characters. All values stay exact integers. */
const LONGEST = 20;

/**
 * The whole numeral as a decimal string.
 * @returns
 *   null for what is no numeral by the rules, or one whose meaning rests on habit:
 *   三百五 (350 or 305), 一亿三千, 七八 (seven or eight), 十四五, and a scale without a figure (百, 千万, 万).
 */
export function readNumeral(text: string): string | null {
  if (text.length === 0 || text.length > LONGEST) return null;
  const hundredMillions = text.split('亿');
  if (hundredMillions.length > 2) return null;
  const [high, low] = hundredMillions;
  if (high === undefined) return null;
  if (low === undefined) return printed(readMyriads(high, true));
  const upper = readMyriads(high, true);
  const lower = low === '' ? 0 : readMyriads(low, false);
  if (upper === null || upper === 0 || lower === null) return null;
  // 一亿三千 is said for 一亿三千万 as well.
  if (low !== '' && lower < 10_000 && !/^[零〇]/.test(low)) return null;
  return printed(upper * 100_000_000 + lower);
}

function printed(value: number | null): string | null {
  return value === null || !Number.isSafeInteger(value) ? null : String(value);
}

/** Below 亿: at most one 万. */
function readMyriads(text: string, leading: boolean): number | null {
  const parts = text.split('万');
  const [high, low] = parts;
  if (parts.length > 2 || high === undefined) return null;
  if (low === undefined) return readSection(high, leading);
  const upper = readSection(high, leading);
  const lower = low === '' ? 0 : readSection(low, false);
  if (upper === null || upper === 0 || lower === null) return null;
  return upper * 10_000 + lower;
}

/**
 * Below 万, by falling places.
 * @param leading
 *   Whether nothing stands before it: then 十五 needs no 一, and a lone digit needs no 零.
 */
function readSection(text: string, leading: boolean): number | null {
  if (text === '零' || text === '〇') return leading ? 0 : null;
  let total = 0;
  let digit: number | null = null;
  let zero = false;
  let place = 10_000;
  let last = '';
  for (const character of text) {
    const ten = TENS[character];
    const score = SCORES[character];
    if (ten !== undefined) {
      if (digit === null && !(ten === 10 && total === 0 && !zero && leading)) return null;
      if (ten >= place || digit === 0 || (ten === 10 && last === '两')) return null;
      total += (digit ?? 1) * ten;
      place = ten;
      digit = null;
      zero = false;
    } else if (score !== undefined) {
      if (digit !== null || place <= 10) return null;
      total += score;
      place = 10;
    } else if (character === '零' || character === '〇') {
      if (digit !== null || zero || (total === 0 && leading)) return null;
      zero = true;
    } else {
      const value = DIGITS[character];
      if (value === undefined || digit !== null) return null;
      digit = value;
    }
    last = character;
  }
  // 两 is said for hundreds and up, and alone: 十两 is a weight.
  if (last === '两' && total > 0) return null;
  // A last digit stands for ones only right after the tens, after 零, or alone.
  if (digit !== null) return zero || place === 10 || (total === 0 && leading) ? total + digit : null;
  return zero || text === '' ? null : total;
}
