export { JoinDialog } from './JoinDialog.tsx';
export { SyncPage } from './SyncPage.tsx';
