/** Rows on their way to the server, as lines of COPY, by the content that they belong to. */
import type { PlainValue } from '../columns.js';
import type { Row, RowGroup } from '../rows.js';
import { DOCUMENTS, EVALUATIONS, TABLE_NAMES, type TableName } from '../tables.js';
import { copyLine, storableText } from './sql.js';

export type ContentTable = Exclude<TableName, 'documents'>;
export const CONTENT_TABLES = TABLE_NAMES.filter((name): name is ContentTable => name !== 'documents');

/** The evaluations of one document content, or a part of them. */
export interface Content {
  readonly programVersion: string;
  readonly requestedProfile: string;
  readonly lines: Record<ContentTable, string[]>;
}

const [CONTENT_AT, VERSION_AT, PROFILE_AT] = ['document_sha256', 'program_version', 'requested_profile'].map((name) =>
  EVALUATIONS.columns.findIndex((column) => column.name === name),
) as [number, number, number];
const [PATH_AT, SHA256_AT] = ['path', 'sha256'].map((name) =>
  DOCUMENTS.columns.findIndex((column) => column.name === name),
) as [number, number];

/** A row of `documents` by the names of its columns. */
export type DocumentFields = Readonly<Record<string, PlainValue>>;

export class Chunk {
  /** Characters of the rows. */
  size = 0;
  readonly contents = new Map<string, Content>();
  readonly documents: DocumentFields[] = [];

  add(group: RowGroup): void {
    for (const row of group.documents ?? []) this.addDocument(row);
    const [first] = group.evaluations ?? [];
    if (first === undefined) return;
    const content = this.contentOf(first);
    for (const name of CONTENT_TABLES) {
      for (const row of group[name] ?? []) {
        const line = copyLine(row);
        content.lines[name].push(line);
        this.size += line.length;
      }
    }
  }

  get paths(): string[] {
    return this.documents.map(({ path }) => String(path));
  }

  private contentOf(row: Row): Content {
    const sha256 = String(row[CONTENT_AT]);
    const known = this.contents.get(sha256);
    if (known) return known;
    const content: Content = {
      programVersion: String(row[VERSION_AT]),
      requestedProfile: String(row[PROFILE_AT]),
      lines: Object.fromEntries(CONTENT_TABLES.map((name) => [name, []])) as unknown as Content['lines'],
    };
    this.contents.set(sha256, content);
    return content;
  }

  private addDocument(row: Row): void {
    const entries = DOCUMENTS.columns.map(({ name }, at): [string, PlainValue] => {
      const value = row[at] ?? null;
      return [name, typeof value === 'string' ? storableText(value) : value];
    });
    this.documents.push(Object.fromEntries(entries));
    this.size += String(row[PATH_AT]).length + String(row[SHA256_AT]).length;
  }
}
