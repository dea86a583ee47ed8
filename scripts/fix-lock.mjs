// Adds the lock entries of binaries for other platforms that a registry mirror leaves out, so that `npm ci` accepts the lock.
// Usage: node scripts/fix-lock.mjs [package-lock.json]     after every change of the lock
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix'];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** `@scope/binding-linux-x64-musl` → os, cpu and libc; null where the name names no platform. */
function platformOf(name) {
  const words = name.split('/').pop().split(/[-.]/);
  const os = words.find((word) => OS.includes(word));
  const cpu = words.find((word) => CPU.includes(word)) ?? (words.includes('armv7') ? 'arm' : undefined);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  if (!cpu) return null;
  return { ...(os && { os: [os] }), cpu: [cpu], ...(libc && os === 'linux' && { libc: [libc] }) };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
const entries = Object.entries(lock.packages);
for (const [place, entry] of entries) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = entries.some(([at, each]) => at.endsWith(`node_modules/${name}`) && each.version === version);
    const platform = platformOf(name);
    if (known || !platform || !/^\d/.test(version)) continue;
    const top = `node_modules/${name}`;
    lock.packages[top in lock.packages ? `${place}/${top}` : top] = {
      version,
      ...platform,
      ...(entry.dev && { dev: true }),
      optional: true,
    };
    added.push(`${name}@${version}`);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${file}: ${added.length} entries added${added.length > 0 ? `\n  ${added.join('\n  ')}` : ''}`);
