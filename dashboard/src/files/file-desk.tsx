import type { ReactNode } from 'react';
import classes from './file-desk.module.css';
import { FileNews } from './file-news.tsx';
import { FilesContext } from './files.ts';
import { useFileDesk } from './use-file-desk.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Lets recordings and HAR files be opened on any page: dropped, or chosen by a button. Says above the page what came of it. */
export function FileDesk({ children }: { readonly children: ReactNode }) {
  const desk = useFileDesk();
  const isOver = useFileDrop(desk.open);
  return (
    <FilesContext value={desk}>
      <FileNews desk={desk} />
      {children}
      {isOver && (
        <div className={classes.drop}>
          <p>
            <strong>Drop it to open it here</strong>
            Recordings (.drift), tickets and HAR files
          </p>
        </div>
      )}
    </FilesContext>
  );
}
