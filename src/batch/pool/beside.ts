/** Finds the modules that run in threads and processes of their own. */
import path from 'node:path';

/** The module of that name beside this one, whether they are compiled or not. */
export function besideThis(url: string, name: string): URL {
  return new URL(`./${name}${path.extname(new URL(url).pathname)}`, url);
}
