/** Reads the list of sheets of an .xlsx workbook and where its parts lie. */
import { decodeText } from '../decode.js';
import { corrupt } from './unreadable-file.js';
import { XmlReader } from './xml-reader.js';
import type { ZipParts } from './zip-parts.js';

export interface WorkbookSheet {
  readonly name: string;
  /** Name of the worksheet's part. */
  readonly part: string;
  /** Whether the workbook opens with it; an object in a document shows this one alone. */
  readonly isActive: boolean;
  readonly isHidden: boolean;
}

export interface Workbook {
  /** The worksheets, in the order of their tabs. */
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

interface Relation {
  /** Last part of the type's address: `worksheet`, `styles`. */
  readonly kind: string;
  readonly target: string;
}

/** Opens a part as XML. */
export function openPart(parts: ZipParts, name: string): XmlReader {
  const decoded = decodeText(parts.read(name));
  if (decoded === null) throw corrupt(name);
  return new XmlReader(decoded.text, name);
}

/** `xl/workbook.xml` + `worksheets/sheet1.xml` → `xl/worksheets/sheet1.xml` */
function resolveTarget(base: string, target: string): string {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function relationsOf(parts: ZipParts, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(name)) return relations;
  const reader = openPart(parts, name);
  for (let event = reader.next(); event !== null; event = reader.next()) {
    if (event !== 'open' || reader.name !== 'Relationship' || reader.attribute('TargetMode') === 'External') continue;
    const kind = (reader.attribute('Type') ?? '').split('/').pop() ?? '';
    const target = resolveTarget(part, reader.attribute('Target') ?? '');
    relations.set(reader.attribute('Id') ?? '', { kind, target });
  }
  return relations;
}

/** The part that holds the workbook: `xl/workbook.xml`, unless the package says otherwise. */
export function workbookPart(parts: ZipParts): string {
  const named = [...relationsOf(parts, '').values()].find(({ kind }) => kind === 'officeDocument');
  if (named !== undefined && parts.has(named.target)) return named.target;
  return parts.has('xl/workbook.bin') ? 'xl/workbook.bin' : 'xl/workbook.xml';
}

export function readWorkbook(parts: ZipParts, part: string): Workbook {
  const relations = relationsOf(parts, part);
  const ofKind = (wanted: string): string | null => {
    const found = [...relations.values()].find(({ kind, target }) => kind === wanted && parts.has(target));
    return found?.target ?? null;
  };
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  let active = 0;
  let index = -1;
  const reader = openPart(parts, part);
  for (let event = reader.next(); event !== null; event = reader.next()) {
    if (event !== 'open') continue;
    if (reader.name === 'workbookPr') date1904 = reader.flag('date1904');
    if (reader.name === 'workbookView') active = Number(reader.attribute('activeTab') ?? '0');
    if (reader.name !== 'sheet') continue;
    index += 1;
    const state = reader.attribute('state');
    const relation = relations.get(reader.attribute('id') ?? '');
    // Charts, dialogs and macros have no cells.
    if ((relation?.kind ?? 'worksheet') !== 'worksheet') continue;
    const isHidden = state !== null && state !== 'visible';
    if (relation === undefined && isHidden) continue;
    if (relation === undefined) throw corrupt(part);
    const name = reader.attribute('name') ?? '';
    sheets.push({ name, part: relation.target, isActive: index === active, isHidden });
  }
  return { sheets, date1904, sharedStrings: ofKind('sharedStrings'), styles: ofKind('styles') };
}
