/** Documents of earlier versions in their present form: read, refused when newer, rewritten at opening. */
export { createForms, type Forms } from './forms.ts';
export { migrateChapter, type MigrationProgress } from './migrateChapter.ts';
