// tsc writes plain files; the command must be executable for those who call it by its path.
import { chmodSync } from 'node:fs';

chmodSync('dist/cli/main.js', 0o755);
