export { CameraCorner } from './CameraCorner.tsx';
