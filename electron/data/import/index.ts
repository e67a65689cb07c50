export { listImports } from './batches.ts';
export { recoverImports } from './recover.ts';
export { createPace } from './pace.ts';
export { readTable } from './readTable.ts';
