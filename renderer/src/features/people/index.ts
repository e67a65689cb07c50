export { useFieldText } from './fieldText.ts';
export { PeoplePage } from './PeoplePage.tsx';
