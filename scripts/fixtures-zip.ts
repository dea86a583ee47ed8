/** Writes an archive as an office packs one, names in GBK, an archive within: `npx tsx scripts/fixtures-zip.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { zip, type ZipMember } from '../tests/batch/archive/zip-builder.js';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');

function member(name: string, content: string | Uint8Array): ZipMember {
  return { name: iconv.encode(name, 'gb18030'), content };
}

const document = (name: string): Uint8Array => readFileSync(path.join(FIXTURES, name));

const archive = zip([
  member('中卫市/', ''),
  member('中卫市/自评表.xlsx', document('xlsx/seed-sheets/input.xlsx')),
  member('中卫市/网页/自评表.html', document('html/seed-spans/input.html')),
  member('附件.zip', zip([member('自评表.xls', document('xls/seed-stacked/input.xls'))])),
  member('说明.txt', '关于报送绩效自评材料的通知\n请按时报送。\n'),
  member('__MACOSX/._说明.txt', 'x'),
  member('数据.bin', Uint8Array.of(0, 1, 2, 255, 254, 0, 7)),
]);
mkdirSync(path.join(FIXTURES, 'zip/mixed'), { recursive: true });
writeFileSync(path.join(FIXTURES, 'zip/mixed/input.zip'), archive);
