export { listImports } from './batches.ts';
export { importHandlers } from './handlers.ts';
export { recoverImports } from './recover.ts';
