/** The files that a visitor chose or dropped, with the folders they came in. */

export interface ChosenFile {
  /** With its folders: `2024/甲局/自评表.pdf` */
  readonly name: string;
  readonly file: File;
}

/** Depth of folders, and files of one drop, beyond which nobody means it. */
const MAX_DEPTH = 32;
const MAX_FILES = 20_000;

export function fromInput(input: HTMLInputElement): ChosenFile[] {
  return [...(input.files ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(isShown)
    .sort(byName);
}

/** Must be called while the drop is handled: the list of what was dropped is gone afterwards. */
export async function fromDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries: FileSystemEntry[] = [];
  const files: ChosenFile[] = [];
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    const file = item.getAsFile();
    if (entry !== null) entries.push(entry);
    else if (file !== null) files.push({ name: file.name, file });
  }
  await collect(entries, files);
  return files.filter(isShown).sort(byName);
}

async function collect(roots: readonly FileSystemEntry[], files: ChosenFile[]): Promise<void> {
  const stack = roots.map((entry) => ({ entry, depth: 0 })).reverse();
  for (let next = stack.pop(); next !== undefined && files.length < MAX_FILES; next = stack.pop()) {
    const { entry, depth } = next;
    if (isFile(entry)) files.push({ name: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) });
    else if (isFolder(entry) && depth < MAX_DEPTH) {
      for (const child of await childrenOf(entry)) stack.push({ entry: child, depth: depth + 1 });
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A browser gives a hundred at a time, and none when it is through. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return children;
    children.push(...some);
  }
}

/** Hidden files of a folder are passed over, as on the command line. */
function isShown({ name }: ChosenFile): boolean {
  return !name.includes('/') || !name.split('/').some((step) => step.startsWith('.') || step === '__MACOSX');
}

function byName(a: ChosenFile, b: ChosenFile): number {
  return a.name < b.name ? -1 : 1;
}
