/** A small spreadsheet of our own: calculates the formulas of a workpaper apart from the program that wrote them. */

export type CellValue = number | string | boolean | null;

/** `#N/A`, `#DIV/0!` and the like. */
export class FormulaError extends Error {}

/** Gives what stands in a cell: a value, or what its formula gives. */
export type Lookup = (column: string, row: number) => CellValue;

type Token = { readonly kind: 'number' | 'text' | 'word' | 'sign'; readonly text: string };
/** A range, or one cell taken where it is met. */
type Operand = CellValue | readonly CellValue[];

const TOKENS = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|([A-Za-z]+\d*)|(<=|>=|<>|[-+*/=<>(),:]))/y;

function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < formula.length) {
    const at = TOKENS.lastIndex;
    const found = TOKENS.exec(formula);
    if (found === null) throw new FormulaError(`cannot read ${formula.slice(at)}`);
    const [, number, text, word, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

export function evaluate(formula: string, lookup: Lookup): CellValue {
  const parser = new Parser(tokenize(formula), lookup);
  return single(parser.whole());
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lookup: Lookup,
  ) {}

  whole(): Operand {
    const value = this.comparison();
    if (this.at < this.tokens.length) throw new FormulaError(`left over: ${this.tokens[this.at]?.text ?? ''}`);
    return value;
  }

  private comparison(): Operand {
    let left = this.sum();
    for (
      let sign = this.take('=', '<>', '<=', '>=', '<', '>');
      sign !== null;
      sign = this.take('=', '<>', '<=', '>=', '<', '>')
    ) {
      left = compare(single(left), sign, single(this.sum()));
    }
    return left;
  }

  private sum(): Operand {
    let left = this.product();
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) {
      const right = number(this.product());
      left = sign === '+' ? number(left) + right : number(left) - right;
    }
    return left;
  }

  private product(): Operand {
    let left = this.atom();
    for (let sign = this.take('*', '/'); sign !== null; sign = this.take('*', '/')) {
      const right = number(this.atom());
      if (sign === '/' && right === 0) throw new FormulaError('#DIV/0!');
      left = sign === '*' ? number(left) * right : number(left) / right;
    }
    return left;
  }

  private atom(): Operand {
    if (this.take('-') !== null) return -number(this.atom());
    if (this.take('(') !== null) {
      const value = this.comparison();
      this.expect(')');
      return value;
    }
    const token = this.tokens[this.at++];
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'text') return token.text;
    if (token?.kind !== 'word') throw new FormulaError(`unexpected ${token?.text ?? 'end'}`);
    return this.take('(') === null ? this.reference(token.text) : this.call(token.text);
  }

  private reference(from: string): Operand {
    const first = parseCell(from);
    if (this.take(':') === null) return this.lookup(first.column, first.row);
    const last = parseCell(this.tokens[this.at++]?.text ?? '');
    if (last.column !== first.column) throw new FormulaError('only ranges of one column');
    return Array.from({ length: last.row - first.row + 1 }, (_, at) => this.lookup(first.column, first.row + at));
  }

  /** Only the branch that counts is calculated, as spreadsheets do. */
  private call(name: string): Operand {
    if (name === 'IF') return this.condition();
    const given: Operand[] = [];
    while (this.take(')') === null) {
      given.push(this.comparison());
      this.take(',');
    }
    return apply(name, given);
  }

  private condition(): Operand {
    const holds = single(this.comparison()) === true;
    this.expect(',');
    const yes = this.lazily(holds);
    this.expect(',');
    const no = this.lazily(!holds);
    this.expect(')');
    return holds ? yes : no;
  }

  private lazily(wanted: boolean): Operand {
    if (wanted) return this.comparison();
    for (let depth = 0; this.at < this.tokens.length; this.at += 1) {
      const text = this.tokens[this.at]?.kind === 'sign' ? this.tokens[this.at]?.text : '';
      if (depth === 0 && (text === ',' || text === ')')) return null;
      depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    }
    return null;
  }

  private take(...signs: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null;
    this.at += 1;
    return token.text;
  }

  private expect(sign: string): void {
    if (this.take(sign) === null) throw new FormulaError(`${sign} expected`);
  }
}

function parseCell(text: string): { readonly column: string; readonly row: number } {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(text) ?? [];
  if (column === undefined) throw new FormulaError(`not a cell: ${text}`);
  return { column, row: Number(row) };
}

function isList(value: Operand): value is readonly CellValue[] {
  return Array.isArray(value);
}

function single(value: Operand): CellValue {
  if (isList(value)) throw new FormulaError('#VALUE!');
  return value;
}

function number(value: Operand): number {
  const one = single(value);
  if (typeof one === 'number') return one;
  if (one === null) return 0;
  throw new FormulaError('#VALUE!');
}

function compare(left: CellValue, sign: string, right: CellValue): boolean {
  const [one, other] = [left ?? 0, right ?? 0];
  if (typeof one !== typeof other) throw new FormulaError('#VALUE!');
  switch (sign) {
    case '=':
      return one === other;
    case '<>':
      return one !== other;
    case '<=':
      return one <= other;
    case '>=':
      return one >= other;
    case '<':
      return one < other;
    default:
      return one > other;
  }
}

function apply(name: string, given: readonly Operand[]): CellValue {
  switch (name) {
    case 'ROUND':
      return round(number(given[0] ?? null), number(given[1] ?? null));
    case 'MIN':
      return Math.min(...given.map(number));
    case 'MAX':
      return Math.max(...given.map(number));
    case 'AND':
      return given.every((each) => single(each) === true);
    case 'OR':
      return given.some((each) => single(each) === true);
    case 'NA':
      throw new FormulaError('#N/A');
    case 'HYPERLINK':
      return single(given[1] ?? null);
    case 'SUMIF': {
      const [flags, wanted, figures] = given;
      if (flags === undefined || figures === undefined || !isList(flags) || !isList(figures))
        throw new FormulaError('#VALUE!');
      return figures.reduce<number>(
        (sum, each, at) => sum + (flags[at] === wanted && typeof each === 'number' ? each : 0),
        0,
      );
    }
    default:
      throw new FormulaError(`no function ${name}`);
  }
}

/** Half away from zero, of the figure as a spreadsheet shows it: fifteen digits. */
function round(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const scaled = Math.round(Number(`${digits}e${String(Number(exponent) + places)}`));
  return Math.sign(value) * Number(`${String(scaled)}e${String(-places)}`);
}
