/** Gathers the text of a cell or of the page as lines, the way a browser lays them out, with tables between them. */
import type { Block } from '../../model/grid.js';
import { raisedText } from '../raised-text.js';
import { isArrangedText, linesOf } from './arranged-text.js';

/** A line of text, or a block that stands among the lines. */
export type FlowItem = string | Block;

export class Flow {
  readonly items: FlowItem[] = [];
  private line = '';
  /** The end of the line; asking the line itself costs its length each time. */
  private last = '';

  /** Text with its white space as in the source: runs of it are one space. */
  addText(text: string): void {
    const collapsed = text.replace(/[\t\n\f\r ]+/g, ' ');
    const doubled = (this.last === '' || this.last === ' ') && collapsed.startsWith(' ');
    this.append(doubled ? collapsed.slice(1) : collapsed);
  }

  /** Text of `<sup>`. */
  addRaised(text: string): void {
    this.addText(raisedText(this.last, text));
  }

  /** Text whose white space is printed (`<pre>`). */
  addFormatted(text: string): void {
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.endLine();
      this.append(line);
    });
  }

  /** At `<br>` and at both ends of a block. Blank lines are layout. */
  endLine(): void {
    if (this.line.trim() !== '') this.items.push(this.line.trimEnd());
    this.line = '';
    this.last = '';
  }

  private append(text: string): void {
    if (text === '') return;
    this.line += text;
    this.last = text.slice(-1);
  }

  addLine(line: string): void {
    this.endLine();
    this.items.push(line);
  }

  addBlock(block: Block): void {
    this.endLine();
    this.items.push(block);
  }

  /** The lines of text, those of arranged texts among them, joined by line ends. */
  text(): string {
    this.endLine();
    const tables = new Set<FlowItem>(this.tables());
    return this.items
      .filter((item) => !tables.has(item))
      .flatMap((item) => (typeof item === 'string' ? item.trim() : linesOf(item)))
      .join('\n');
  }

  /** The tables that say something of their own, and do not only arrange the text. */
  tables(): Block[] {
    const blocks = this.items.filter((item) => typeof item !== 'string');
    const isBare = blocks.length === this.items.length;
    return blocks.filter((block) => !isArrangedText(block, isBare));
  }
}
