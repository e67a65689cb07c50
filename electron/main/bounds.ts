/** A rectangle on the desktop in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Whether a person could still grab a window at these bounds: a piece of its top edge, large enough
 * to drag, lies on the work area of some display. False after a monitor was taken away.
 */
export const isReachable = (bounds: Rectangle, workAreas: readonly Rectangle[]): boolean => {
  const handle = { ...bounds, height: Math.min(bounds.height, handleHeight) };
  return workAreas.some((area) => {
    const width = overlap(handle.x, handle.width, area.x, area.width);
    const height = overlap(handle.y, handle.height, area.y, area.height);
    return width >= Math.min(bounds.width, handleWidth) && height >= handleHeight / 2;
  });
};

const handleWidth = 120;
const handleHeight = 40;

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
