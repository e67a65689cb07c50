import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this project, whatever the working folder is. */
export const projectFolder = resolve(fileURLToPath(import.meta.url), '../../..');
