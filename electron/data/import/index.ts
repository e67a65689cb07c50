export { listImports } from './batches.ts';
export { recoverImports } from './recover.ts';
