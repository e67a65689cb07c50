/** Erasing people, and keeping them erased. */
export { keepErased } from './keepErased.ts';
