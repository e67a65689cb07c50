export { DisagreementsCard } from './DisagreementsCard.tsx';
export { DisagreementsPage } from './DisagreementsPage.tsx';
