import './client/strictZod.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { connectClient } from './client/index.ts';
import { applyAppearance, createTexts, currentLanguage, useAppearance } from './ui/index.ts';
import './ui/tokens.css';
import './ui/base.css';

applyAppearance();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root element');

const texts = await createTexts(currentLanguage(useAppearance.getState()));

createRoot(root).render(
  <StrictMode>
    <App client={connectClient()} texts={texts} />
  </StrictMode>,
);
