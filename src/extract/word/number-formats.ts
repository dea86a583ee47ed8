/** Prints the numbers of lists as Word does: 3 as 三, ③, 叁, iii, C. */

const DIGITS = '〇一二三四五六七八九';
const LEGAL = ['零壹贰叁肆伍陆柒捌玖', '拾', '佰', '仟', '万'] as const;
const COUNTING = ['零一二三四五六七八九', '十', '百', '千', '万'] as const;
const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}

/** a … z, aa … zz, as Word goes on after z. */
function letters(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

/** 一百二十三, up to 99999. `shortTen`: 十二 in place of 一十二. */
function chinese(value: number, [digits, ...units]: typeof COUNTING | typeof LEGAL, shortTen: boolean): string {
  const places = ['', ...units];
  let text = '';
  let zero = false;
  for (let place = 4; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? digits.charAt(0) : ''}${digits.charAt(digit)}${places[place] ?? ''}`;
    zero = false;
  }
  return shortTen && value >= 10 && value < 20 ? text.slice(1) : text;
}

/** A sign from a run of consecutive code points that begins with 1; `null` past its end. */
function sign(value: number, first: number, count: number): string | null {
  return value <= count ? String.fromCodePoint(first + value - 1) : null;
}

function cycle(value: number, signs: string): string | null {
  return signs.charAt(value - 1) || null;
}

function circled(value: number): string | null {
  if (value <= 20) return sign(value, 0x2460, 20);
  return value <= 35 ? sign(value - 20, 0x3251, 15) : sign(value - 35, 0x32b1, 15);
}

const digitwise = (value: number): string => [...String(value)].map((digit) => DIGITS.charAt(Number(digit))).join('');
const counting = (value: number): string => chinese(value, COUNTING, true);
const legal = (value: number): string => chinese(value, LEGAL, false);
const fullWidth = (value: number): string =>
  [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');

/** By the names of `ST_NumberFormat`. A printer gives `null` for what the format cannot print. */
const PRINTERS: Readonly<Record<string, (value: number) => string | null>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  japaneseCounting: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  ideographDigital: digitwise,
  japaneseDigitalTenThousand: digitwise,
  taiwaneseDigital: digitwise,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: (value) => cycle(value, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (value) => cycle(value, '子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => sign(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => sign(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => sign(value, 0x3280, 10),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (value) => `- ${String(value)} -`,
};

/** Word counts no further in words and letters. */
const MAX_VALUE = 32_767;

export function printNumber(value: number, format: string): string {
  const print = PRINTERS[format];
  return (print && value > 0 && value <= MAX_VALUE ? print(value) : null) ?? (format === 'none' ? '' : String(value));
}
