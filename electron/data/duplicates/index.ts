/** People who are there twice: what the opening of a chapter needs of it. */
export { freeCircles } from './freeCircles.ts';
