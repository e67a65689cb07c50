import { longestPhoto, photoSide } from '#shared/domain/person/photo.ts';

/**
 * Makes the middle of a picture a small square. What a camera wrote beside the picture (where, when,
 * with what) stays behind, because only the pixels are drawn anew. `undefined` for a file that this
 * computer cannot show.
 */
export const shrinkPhoto = async (file: Blob): Promise<string | undefined> => {
  // Turned as the camera was held, which is told by what stays behind.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (picture === undefined) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = photoSide;
  canvas.height = photoSide;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  // JPEG has no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, photoSide, photoSide);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, photoSide, photoSide);
  picture.close();
  return qualities
    .map((quality) => canvas.toDataURL('image/jpeg', quality))
    .find((image) => image.length <= longestPhoto);
};

// Only a picture of noise needs the lower ones.
const qualities = [0.86, 0.7, 0.5, 0.3];
