export { ReadyCard } from './ReadyCard.tsx';
