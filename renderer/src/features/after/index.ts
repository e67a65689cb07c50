export { AfterTab } from './AfterTab.tsx';
