import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogueAreas, catalogues, languages } from '#shared/i18n/catalogues.ts';
import { pseudoCatalogue, pseudoLanguage } from '#shared/i18n/pseudo.ts';

/** Sets up the texts of the screens. All catalogues are in the bundle; nothing is fetched. */
export const createTexts = async (language: string): Promise<i18n> => {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages, pseudoLanguage],
    ns: [...catalogueAreas],
    defaultNS: 'app',
    resources: {
      ...catalogues,
      ...(language === pseudoLanguage && { [pseudoLanguage]: pseudoCatalogues() }),
    },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
};

const pseudoCatalogues = () =>
  Object.fromEntries(catalogueAreas.map((area) => [area, pseudoCatalogue(catalogues.en[area])]));
