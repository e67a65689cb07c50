export { MeetupPage } from './MeetupPage.tsx';
export { MeetupsPage } from './MeetupsPage.tsx';
