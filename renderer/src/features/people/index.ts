export { useFieldText } from './fieldText.ts';
export { shrinkPhoto } from './person/shrinkPhoto.ts';
export { PeoplePage } from './PeoplePage.tsx';
