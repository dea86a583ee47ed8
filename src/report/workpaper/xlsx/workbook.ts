/** A workbook under way: its kinds of sheets, and the package at the end. */
import { columnName } from './cell.js';
import { escapeXml } from './cell-text.js';
import { writePackage } from './package-file.js';
import { Part } from './part.js';
import { Sheet, type FinishedSheet, type SheetPlan } from './sheet.js';
import { Styles } from './styles.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export class Workbook {
  private readonly styles: Styles;
  private readonly sheets: Sheet[] = [];
  private parts = 0;

  constructor(fontName: string) {
    this.styles = new Styles(fontName);
  }

  /** Sheets stand in the order in which they are asked for, whichever is written first. */
  sheet(plan: SheetPlan): Sheet {
    const sheet = new Sheet(plan, this.styles, () => {
      this.parts += 1;
      return `xl/worksheets/sheet${String(this.parts)}.xml`;
    });
    this.sheets.push(sheet);
    return sheet;
  }

  async finish(file: string): Promise<void> {
    const finished: FinishedSheet[] = [];
    for (const sheet of this.sheets) finished.push(...(await sheet.finish()));
    const small = await Promise.all(
      Object.entries(describe(finished, this.styles)).map(async ([name, xml]) => {
        const part = await Part.open(name);
        await part.write(DECLARATION + xml);
        await part.end();
        return part;
      }),
    );
    const parts = [...small, ...finished.map(({ part }) => part)];
    try {
      await writePackage(file, parts);
    } finally {
      for (const part of parts) await part.close();
    }
  }

  async abandon(): Promise<void> {
    for (const sheet of this.sheets) await sheet.abandon();
  }
}

/** The parts beside the sheets, by name. */
function describe(sheets: readonly FinishedSheet[], styles: Styles): Record<string, string> {
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${CONTENT}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${String(id)}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  );
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      override('xl/workbook.xml', 'sheet.main') +
      override('xl/styles.xml', 'styles') +
      `${sheets.map(({ part }) => override(part.name, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
      `<sheets>${list.join('')}</sheets>${namesXml(sheets)}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${RELATIONS}">` +
      sheets.map(({ part }, at) => relation(at + 1, 'worksheet', part.name.replace('xl/', ''))).join('') +
      `${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles.toXml(),
  };
}

/** Header rows that every printed page repeats, and what the filters cover. */
function namesXml(sheets: readonly FinishedSheet[]): string {
  const names = sheets.flatMap(({ name, plan, lastRow }, at) => {
    if (plan.header === 0) return [];
    const sheet = escapeXml(`'${name.replaceAll("'", "''")}'`);
    const last = `$${columnName(plan.columns.length - 1)}$${String(lastRow)}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${String(at)}" hidden="1">${sheet}!$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${String(at)}">${sheet}!$1:$1</definedName>`,
    ];
  });
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
}
