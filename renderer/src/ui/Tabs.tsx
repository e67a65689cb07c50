import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

/** One tab of {@link Tabs}. */
export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A quiet number after the label. */
  readonly count?: string | undefined;
  readonly content: ReactNode;
}

/** Tabs that fill the height they are given; only the chosen one's content is there. */
export const Tabs = <Id extends string>(props: {
  label: string;
  tabs: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}) => (
  <AriaTabs
    className={styles.tabs ?? ''}
    selectedKey={props.selected}
    onSelectionChange={(key) => {
      const tab = props.tabs.find((entry) => entry.id === key);
      if (tab !== undefined) props.onSelect(tab.id);
    }}
  >
    <TabList className={styles.list ?? ''} aria-label={props.label}>
      {props.tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </Tab>
      ))}
    </TabList>
    {props.tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
        {tab.content}
      </TabPanel>
    ))}
  </AriaTabs>
);
