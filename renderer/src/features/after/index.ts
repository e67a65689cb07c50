export { AfterTab } from './AfterTab.tsx';
export { GroupsTable } from './GroupsTable.tsx';
