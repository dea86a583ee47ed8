/** Tells the old Office documents (OLE compound files) apart by the streams in their root storage. */
import { detected, type Detection } from './detection.js';

const END_OF_CHAIN = 0xfffffffe;
const NO_ENTRY = 0xffffffff;
const ENTRY_SIZE = 128;
/** A directory of an Office document has some dozen entries. */
const MAX_SECTORS = 4_096;

interface DirectoryEntry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

function readEntry(view: DataView, at: number): DirectoryEntry {
  const length = Math.min(view.getUint16(at + 64, true), 64);
  let name = '';
  for (let byte = 0; byte + 2 < length; byte += 2) name += String.fromCharCode(view.getUint16(at + byte, true));
  return {
    name,
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  };
}

/** Every entry of the directory chain. The table of sectors is looked up through the 109 places in the header. */
function readDirectory(view: DataView): DirectoryEntry[] {
  const sectorSize = 1 << Math.min(view.getUint16(30, true), 16);
  const offsetOf = (sector: number): number => (sector + 1) * sectorSize;
  const nextOf = (sector: number): number => {
    const perTable = sectorSize / 4;
    const place = Math.floor(sector / perTable);
    if (place >= 109) return END_OF_CHAIN;
    const at = offsetOf(view.getUint32(76 + place * 4, true)) + (sector % perTable) * 4;
    return at + 4 <= view.byteLength ? view.getUint32(at, true) : END_OF_CHAIN;
  };
  const entries: DirectoryEntry[] = [];
  let sector = view.getUint32(48, true);
  for (let read = 0; read < MAX_SECTORS && offsetOf(sector) + sectorSize <= view.byteLength; read += 1) {
    for (let at = 0; at + ENTRY_SIZE <= sectorSize; at += ENTRY_SIZE) {
      entries.push(readEntry(view, offsetOf(sector) + at));
    }
    sector = nextOf(sector);
  }
  return entries;
}

/** Names directly under the root: an embedded document further down must not decide. */
function rootNames(entries: readonly DirectoryEntry[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<number>();
  const open = [entries[0]?.child ?? NO_ENTRY];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    names.add(entry.name);
    open.push(entry.left, entry.right);
  }
  return names;
}

export function detectCompound(bytes: Uint8Array): Detection {
  const cut = detected(null, 'Office 文档不完整', 'Office document cut off', 'corrupt');
  if (bytes.length < 512 + ENTRY_SIZE) return cut;
  const names = rootNames(readDirectory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  if (names.has('EncryptedPackage')) return detected(null, 'Office 文档', 'Office document', 'encrypted');
  if (names.has('WordDocument')) return detected('doc', 'Word 97-2003 文档（.doc）', 'Word 97-2003 document (.doc)');
  if (names.has('Workbook') || names.has('Book')) {
    return detected('xls', 'Excel 97-2003 工作簿（.xls）', 'Excel 97-2003 workbook (.xls)');
  }
  if (names.has('PowerPoint Document')) return detected(null, 'PowerPoint 演示文稿（.ppt）', 'PowerPoint file (.ppt)');
  return names.size === 0 ? cut : detected(null, 'OLE 复合文档', 'OLE compound file');
}
